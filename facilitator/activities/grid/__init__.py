"""A grid: each group writes under the facilitator's headings; one grid per group comes out."""

from facilitator.activities.grid.kind import Grid

KIND = Grid
