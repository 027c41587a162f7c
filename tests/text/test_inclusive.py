"""Inclusive spellings are brought to one form, and look-alikes are left alone."""

from __future__ import annotations

import pytest

from facilitator.text.inclusive import plain


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("acteur·rice·s", "acteurs"), ("acteur·rices", "acteurs"), ("acteur.rices", "acteurs"),
        ("acteur.rice.s", "acteurs"), ("acteur(rice)s", "acteurs"), ("acteur-rice-s", "acteurs"),
        ("élu·e·s", "élus"), ("élu(e)s", "élus"), ("élu-e-s", "élus"), ("élu⋅e", "élu"),
        ("citoyen.ne.s", "citoyens"), ("citoyen•ne•s", "citoyens"), ("chef·fe", "chef"),
        ("professionnel·le·s", "professionnels"), ("tou·te·s", "tous"),
        ("HABITANT·E·S", "HABITANTS"),
        ("des agriculteur·trice·s bio", "des agriculteurs bio"),
    ],
)
def test_french_inclusive_forms(typed: str, wanted: str) -> None:
    assert plain(typed, "fr") == wanted


@pytest.mark.parametrize(
    "typed",
    ["dis-le", "est-elle là", "vas-y", "la santé.les retraites", "rendez-vous", "3.e", "a.e"],
)
def test_what_only_looks_inclusive_is_left(typed: str) -> None:
    assert plain(typed, "fr") == typed


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("amig@s", "amigos"), ("amigxs", "amigos"), ("amigos/as", "amigos"), ("amigo(a)s", "amigos")],
)
@pytest.mark.parametrize("language", ["es", "pt"])
def test_iberian_inclusive_forms(typed: str, wanted: str, language: str) -> None:
    assert plain(typed, language) == wanted


def test_other_languages_have_no_such_rule() -> None:
    assert plain("actor.e", "en") == "actor.e"
