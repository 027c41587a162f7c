"""A talk: a presentation, a welcome, a break. Nothing is asked; a table may compare things."""

from facilitator.activities.talk.kind import Talk

KIND = Talk
