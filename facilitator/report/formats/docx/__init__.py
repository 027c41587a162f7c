"""The report as a Word document with real styles, to go on writing in."""
