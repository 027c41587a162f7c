"""The thread: where a thing comes from, and what became of it."""
