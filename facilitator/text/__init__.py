"""What people write: folding variants into terms, offline and explainable."""
