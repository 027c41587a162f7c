"""The desktop, used as a person uses it: keys and clicks."""
