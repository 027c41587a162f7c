"""A view drawn for the room is what it would be drawn for one person, word for word."""

from __future__ import annotations

import json
import re

import pytest

import resources
from facilitator.document.records import StepRecord
from facilitator.i18n import Languages
from facilitator.web.assets import Assets
from facilitator.web.pages import Pages, with_id
from facilitator.web.pieces import plain
from facilitator.web.shelf import Shelf
from facilitator.web.views import View

STEP = StepRecord("s1", "mots", 1, "word_cloud", 1, "Mots", "Un mot ?", state="open", shown=True)
FORM_ID = re.compile(r'name="id" value="[^"]*"')


@pytest.fixture(scope="module")
def languages() -> Languages:
    return Languages(resources.path("translations"))


@pytest.mark.parametrize("said", [
    ("l’eau",), ("<b>gras</b>", "& 'quotes' \"doubles\""), ("@@id@@", "@@said-0@@", "\u2028\\"), (),
])
@pytest.mark.parametrize("mode", ["sent", "closed", "form"])
def test_own_words_stand_where_they_belong(languages, mode, said) -> None:
    pages, tr = Pages(languages, Assets()), languages.get("fr")
    shelf = Shelf(pages)
    words = () if mode == "form" else said
    view = View(mode, f"s1.{mode}", 1, 2, STEP, "Mots", "Un mot ?", sent=words,
                answered=mode != "form", draw=True)
    picture = "<svg><text>a & b</text></svg>".replace(" & ", " &amp; ")
    other = View(mode, f"s1.{mode}", 1, 2, STEP, "Mots", "Un mot ?",
                 sent=tuple("autre" for _ in words), answered=mode != "form", draw=True)
    shelf.html(other, 7, tr, "")  # somebody else was there first
    alone = pages.fragment(view, tr, picture)
    alone = with_id(alone) if mode == "form" else alone
    shared = shelf.html(view, 7, tr, picture)
    piecewise = json.loads(b'"' + plain(shelf.pieces(view, 7, tr, picture)) + b'"')
    assert len({FORM_ID.sub("", one) for one in (alone, shared, piecewise)}) == 1
