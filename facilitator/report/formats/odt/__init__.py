"""The report as an OpenDocument text with real styles, to go on writing in."""
