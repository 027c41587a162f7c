"""Pictures of every window and page, for whoever changes one to look at."""
