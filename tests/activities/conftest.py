"""What every test of a kind is given."""

from __future__ import annotations

import pytest

from facilitator.drawing.measure import Measure


@pytest.fixture(scope="session")
def measure() -> Measure:
    """The measure of the bundled fonts, its tables filled once."""
    return Measure()
