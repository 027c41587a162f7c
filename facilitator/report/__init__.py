"""From the document to blocks to files people send."""
