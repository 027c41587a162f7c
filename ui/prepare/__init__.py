"""Preparing a workshop: its details, its sequence, each step's settings, what people will see."""
