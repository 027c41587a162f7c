"""One served room for each test module; tests bring their own people."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.web.phones import Phone
from tests.web.rooms import TestRoom, room


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestRoom]:
    """A served workshop."""
    with room(tmp_path_factory.mktemp("room") / "quai.palabre") as one:
        yield one


@pytest.fixture
def phone(place: TestRoom) -> Phone:
    """A phone that has not joined."""
    return Phone(place.port)


@pytest.fixture
def person(place: TestRoom) -> Callable[..., Phone]:
    """Makes phones that have joined."""
    return lambda name="": Phone(place.port).join(name)
