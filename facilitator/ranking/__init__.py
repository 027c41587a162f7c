"""Vote counting: pure functions on plain data, ties never hidden."""
