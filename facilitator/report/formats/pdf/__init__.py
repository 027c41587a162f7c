"""The report as a PDF: laid out into rows, filled into pages, drawn, tagged, finished."""
