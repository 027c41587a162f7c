"""Lists of people into the workshop."""
