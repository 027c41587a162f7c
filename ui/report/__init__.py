"""Writing the report: sections, their words, and the pages as they will look."""
