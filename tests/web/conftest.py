"""One served room for each test module; tests bring their own people."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.web.phones import Phone
from tests.web.rooms import TestRoom, room
from tests.web.streams import Stream


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


@pytest.fixture
def open_stream(place: TestRoom) -> Iterator[Callable[..., Stream]]:
    """Opens streams that are closed when the test is over."""
    made = []

    def make(path: str, cookie: str = "") -> Stream:
        made.append(Stream(place, path, cookie))
        return made[-1]

    yield make
    for stream in made:
        stream.close()
