"""What is chosen for one report: kept in its file, undone, read back whatever is there."""

from __future__ import annotations

from facilitator.blocks import Heading
from facilitator.i18n import french
from facilitator.report.choices import Choices, Naming, keep_choices
from facilitator.report.compose import compose
from facilitator.workshop.report_words import ReportWords
from tests.report.room import play


def titles(report):
    return [block.text for block in report.blocks if isinstance(block, Heading)]


def test_choices_kept_in_the_file_count_until_undone(session):
    play(session)
    words = ReportWords(session.document, session.clock)
    keep_choices(words, "full", Choices(without=frozenset({"annex"}), draft=True)).result()
    report = compose(session, french())
    assert report.draft
    assert "Tous les verbatims" not in titles(report)
    words.undo("full", "").result()
    assert "Tous les verbatims" in titles(compose(session, french()))


def test_choices_come_back_from_the_file():
    chosen = Choices(frozenset("ab"), frozenset("c"), Naming.PSEUDONYM, 7, True, "g", "rue")
    assert Choices.from_json(chosen.to_json()) == chosen
    assert Choices.from_json({"naming": 3, "least": -1, "without": 4}) == Choices()
