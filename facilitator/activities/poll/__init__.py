"""A poll: people choose one or several of the options; counts and shares come out."""

from facilitator.activities.poll.kind import Poll

KIND = Poll
