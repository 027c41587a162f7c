"""Phones with real browsers: Debian's Chromium through Playwright, at phone size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.rooms import TestRoom, room

PHONE = {"width": 360, "height": 640}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestRoom]:
    """A served workshop."""
    with room(tmp_path_factory.mktemp("room") / "quai.palabre") as one:
        yield one


@pytest.fixture
def open_phone(chromium: Any, place: TestRoom) -> Iterator[Callable[..., Any]]:
    """Makes browser pages on phones that have joined; ``join=False`` for those that have not."""
    contexts = []

    def make(name: str = "", *, join: bool = True, **options: Any) -> Any:
        settings = {"viewport": PHONE, "locale": "fr-FR", "has_touch": True, "is_mobile": True,
                    "reduced_motion": "reduce"}
        context = chromium.new_context(**{**settings, **options})
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda said: page.problems.append(said.text)
                if said.type == "error" and "Failed to load resource" not in said.text
                and "ERR_" not in said.text else None)
        page.goto(place.server.join_url)
        if join:
            if name:
                page.fill("[name=name]", name)
            page.click(".primary")
            page.wait_for_selector("#main")
        return page

    yield make
    for context in contexts:
        problems = [text for page in context.pages for text in getattr(page, "problems", [])]
        context.close()
        assert problems == []


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, as the package that wraps it carries it."""
    carrier = pytest.importorskip("axe_playwright_python")
    return (Path(carrier.__file__).parent / "axe.min.js").read_text("utf-8")
