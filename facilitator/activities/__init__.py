"""The kinds of activity: one folder each, discovered, complete on every surface."""
