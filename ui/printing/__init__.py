"""What goes on paper: chosen, looked at page by page, written as a PDF."""
