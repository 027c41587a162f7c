"""A priority vote: people spend dots on options; a ranking comes out, ties shown as ties."""

from facilitator.activities.priority.kind import Priority

KIND = Priority
