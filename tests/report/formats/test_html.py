"""The web page: an outline that goes down step by step, named figures, tables with headers."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from facilitator.blocks import Heading
from facilitator.report.formats import get_format
from tests.report.sample import VERBATIMS, sample_report


class Page(HTMLParser):
    """Elements in order with their attributes, and all text."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("html") / "r.html"
    get_format("html").write(sample_report(draft=True), target)
    return target.read_text("utf-8")


@pytest.fixture(scope="module")
def page(content: str) -> Page:
    return Page(content)


def test_says_its_language_title_and_policy(page: Page) -> None:
    assert page.all("html")[0]["lang"] == "fr"
    policy = [each for each in page.all("meta") if "http-equiv" in each]
    assert str(policy[0]["content"]).startswith("default-src 'none'")
    assert "Brouillon" in page.text


def test_outline_goes_down_one_level_at_a_time(page: Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.found if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(levels) == 2 + sum(isinstance(b, Heading) for b in sample_report().blocks)


def test_every_link_leads_somewhere(page: Page) -> None:
    ids = {attributes["id"] for _, attributes in page.found if "id" in attributes}
    links = [str(each["href"]) for each in page.all("a")]
    assert len(links) == 6
    assert {link[1:] for link in links} <= ids


def test_figures_are_named_and_header_cells_have_scopes(page: Page) -> None:
    pictures = page.all("svg")
    assert len(pictures) == 2
    assert all(each["role"] == "img" for each in pictures)
    assert {each.get("scope") for each in page.all("th")} == {"col", "row"}
    assert len(page.all("caption")) == len(page.all("table")) == 3


def test_holds_every_verbatim(page: Page) -> None:
    text = " ".join(page.text.split())
    assert [said for said in VERBATIMS if " ".join(said.split()) not in text] == []


def test_without_a_cover_the_title_opens_the_page(tmp_path: Path) -> None:
    report = sample_report()
    bare = type(report)("Titre & co", "fr", "", "", report.blocks[1:3])
    get_format("html").write(bare, tmp_path / "r.html")
    found = Page((tmp_path / "r.html").read_text("utf-8"))
    assert found.all("h1")
    assert "Titre & co" in found.text
    assert not found.all("nav")
