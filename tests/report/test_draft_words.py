"""Proposed words: true to the counts, and spaced as their language has it."""

from __future__ import annotations

from facilitator.activities.context import Entry
from facilitator.activities.profile.draft import portrait_draft
from facilitator.activities.profile.result import portray
from facilitator.blocks import ItemList, Paragraph
from facilitator.i18n import french
from facilitator.report.compose import Composer
from facilitator.text.prose import Prose
from tests.report.room import play


def test_a_draft_in_english_has_no_french_spaces(session):
    from facilitator.i18n import Languages
    from resources import path

    play(session)
    english = Languages(path("translations")).get("en")
    with Composer(session, english) as composer:
        said = [run.text for section in composer.sections() for block in section.wording.blocks
                for run in _runs(block)]
    assert said
    assert not any(space + sign in text for text in said for space in "\u00a0\u202f"
                   for sign in ":;")


def _runs(block):
    match block:
        case Paragraph(runs):
            return runs
        case ItemList(items):
            return tuple(run for item in items for run in item)
    return ()


def test_a_lone_fourth_answer_of_a_portrait_is_named_not_counted():
    people = [Entry(f"{rue}{n}", f"{rue}{n}", "", "0", {"rue": rue})
              for rue, count in (("A", 5), ("B", 4), ("C", 3), ("D", 2)) for n in range(count)]
    portrait = portray(people, [{"name": "rue", "label": "Rue", "type": "choice",
                                 "choices": ["A", "B", "C", "D"]}])
    _, listed = portrait_draft(portrait, Prose(french()))
    assert isinstance(listed, ItemList)
    assert listed.items[0][1].text.endswith("C (trois personnes) et D (deux personnes).")
