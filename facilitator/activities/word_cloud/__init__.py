"""The word cloud: people write words or short phrases; terms with counts come out."""

from facilitator.activities.word_cloud.kind import WordCloud

KIND = WordCloud
