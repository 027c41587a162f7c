"""Tests of the vote counting."""
