"""What the room sees: one page composed for every surface that projects. No Qt in here."""
