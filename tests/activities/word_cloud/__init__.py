"""Tests of the word cloud."""
