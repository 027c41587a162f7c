"""Tests of the group composer."""
