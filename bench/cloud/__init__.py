"""What the benchmark of the word cloud compares: our layout, d3-cloud and PyPI's wordcloud."""
