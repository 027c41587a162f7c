"""Tests of the kinds of activity."""
