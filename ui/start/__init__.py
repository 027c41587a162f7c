"""The first page: new from a template, recent workshops, open a file, the demonstration."""
