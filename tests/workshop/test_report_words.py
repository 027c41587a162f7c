"""The facilitator's words for the report: kept in the file, each step undoable."""

from __future__ import annotations

import pytest

from facilitator.document import exchange
from facilitator.errors import NotAllowed
from facilitator.workshop.changes import ReportChanged
from facilitator.workshop.opening import create_from_json, open_session
from facilitator.workshop.report_words import KEPT, LONGEST, ReportWords


@pytest.fixture
def words(session, clock):
    return ReportWords(session.document, clock)


def said(words, section="cover", report="full"):
    found = words.get(report, section)
    return found.data["t"] if found else None


def test_words_are_kept_by_report_and_section_and_told(session, words):
    heard = []
    session.bus.subscribe(heard.extend)
    words.keep("full", "cover", {"t": "Bonjour"}).result()
    words.keep("short", "cover", {"t": "Autre"}, accepted=False).result()
    assert said(words) == "Bonjour"
    assert words.get("full", "cover").accepted
    assert not words.get("short", "cover").accepted
    assert words.get("full", "annex") is None
    assert heard == [ReportChanged("full", "cover"), ReportChanged("short", "cover")]


def test_undo_goes_back_step_by_step_to_nothing_and_forward_again(words):
    for text in "abc":
        words.keep("full", "cover", {"t": text}).result()
    seen = []
    assert words.turns("full") == {"cover": (True, False)}
    while words.undo("full", "cover").result():
        seen.append(said(words))
    assert words.turns("full") == {"cover": (False, True)}
    assert seen == ["b", "a", None]
    while words.redo("full", "cover").result():
        seen.append(said(words))
    assert seen[3:] == ["a", "b", "c"]


def test_writing_after_an_undo_forgets_what_was_undone(words):
    words.keep("full", "cover", {"t": "a"}).result()
    words.keep("full", "cover", {"t": "b"}).result()
    words.undo("full", "cover").result()
    words.keep("full", "cover", {"t": "c"}).result()
    assert not words.redo("full", "cover").result()
    words.undo("full", "cover").result()
    assert said(words) == "a"


def test_twenty_earlier_versions_are_kept_and_no_more(words):
    for number in range(KEPT + 15):
        words.keep("full", "cover", {"t": number}).result()
    words.keep("full", "other", {"t": "stays"}).result()
    back = 0
    while words.undo("full", "cover").result() and said(words) is not None:
        back += 1
    assert back == KEPT
    assert said(words, "other") == "stays"


def test_words_without_end_are_refused_and_nothing_is_lost(words):
    words.keep("full", "cover", {"t": "a"}).result()
    with pytest.raises(NotAllowed, match="trop long"):
        words.keep("full", "cover", {"t": "x" * LONGEST})
    assert said(words) == "a"


def test_words_and_their_history_travel_with_the_json(session, words, clock, tmp_path, kinds):
    words.keep("full", "cover", {"t": "é"}).result()
    words.keep("full", "cover", {"t": "ê"}).result()
    text = session.document.read(exchange.dump)
    create_from_json(tmp_path / "copy.palabre", text)
    with open_session(tmp_path / "copy.palabre", kinds) as copy:
        there = ReportWords(copy.document, clock)
        assert said(there) == "ê"
        there.undo("full", "cover").result()
        assert said(there) == "é"
