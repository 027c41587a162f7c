"""How the answers came is said in the report: by phone, on paper, aloud, by raised hands."""

from __future__ import annotations

import pytest

from facilitator.i18n import french
from facilitator.report.compose import Composer
from tests.report.room import play, step
from tests.report.words import words

TR = french()


@pytest.fixture
def played(session):
    play(session)
    return session


def test_the_report_tells_hands_and_paper_from_phones(played):
    jour = step(played, "jour")
    with Composer(played, TR) as composer:
        before = words(composer.section(jour.id).blocks)
        assert "Réponses reçues" not in before  # all by phone: nothing to say
        played.hands.keep(jour.id, [0, 7, *(0 for _ in played.hands.votes(jour)[2:])]).result()
        block = composer.section(jour.id).blocks[-1]
    phones = sum(1 for e in played.results.entries(jour) if e.source.value == "phone")
    said = " ".join(words([block]).split())
    assert said == f"Réponses reçues : {phones} par téléphone · 7 mains levées."
    assert block.soft
