"""Answers that people gave before the workshop, taken in from a table."""
