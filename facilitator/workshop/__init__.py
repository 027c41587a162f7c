"""The live workshop: every command that changes something, and what the surfaces read."""
