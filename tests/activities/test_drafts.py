"""The draft says what the data says, in good French, and nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.activities.context import Context, Entry, Theme
from facilitator.activities.grid.draft import grid_draft
from facilitator.activities.grid.result import GridResult, GroupGrid, Line
from facilitator.activities.open_question.draft import open_draft
from facilitator.activities.open_question.result import gather
from facilitator.activities.poll.draft import poll_draft
from facilitator.activities.poll.result import Choice, PollResult
from facilitator.activities.priority.draft import priority_draft
from facilitator.activities.priority.points import Dots
from facilitator.activities.profile.draft import portrait_draft
from facilitator.activities.profile.mask import mask_portrait
from facilitator.activities.profile.result import portray
from facilitator.activities.word_cloud.draft import cloud_draft
from facilitator.activities.word_cloud.result import CloudResult, CloudTerm
from facilitator.blocks import ItemList, Paragraph
from facilitator.fields import Option
from facilitator.i18n import french
from facilitator.text.prose import Prose
from tests.activities.kind_support import example_context

PROSE = Prose(french())


def told(blocks) -> str:
    """The draft as plain text, bullets as lines, narrow spaces as spaces."""
    lines = []
    for block in blocks:
        match block:
            case Paragraph(runs):
                lines.append("".join(run.text for run in runs))
            case ItemList(items):
                lines += ["- " + "".join(run.text for run in item) for item in items]
    return re.sub("[\u202f\u00a0]", " ", "\n".join(lines))


def cloud(*terms, people=18, abstentions=0):
    found = tuple(CloudTerm(label, label, count, (label,)) for label, count in terms)
    return CloudResult(found, sum(t.count for t in found), people, abstentions)


@pytest.mark.parametrize(("result", "text"), [
    (cloud(("jardiner", 7), ("l’ombre", 5), ("le banc", 4), ("eau", 4), ("clé", 1), ("soupe", 1)),
     "Dix-huit personnes ont répondu. Le terme le plus cité est « jardiner » (7 fois). Viennent "
     "ensuite « l’ombre » (5 fois), puis « le banc » et « eau » (4 fois chacun). Deux termes ne "
     "sont cités qu’une fois."),
    (cloud(("pluie", 3), ("vent", 3), people=6),
     "Six personnes ont répondu. Les termes les plus cités, à égalité, sont « pluie » et "
     "« vent » (3 fois chacun)."),
    (cloud(("pluie", 2), ("vent", 1), people=1),
     "Une personne a répondu. Le terme le plus cité est « pluie » (2 fois). Un terme n’est cité "
     "qu’une fois."),
    (cloud(("a", 1), ("b", 1), people=2, abstentions=1),
     "Deux personnes ont répondu. Aucun terme n’est cité deux fois. Une réponse ne se prononce "
     "pas."),
    (cloud(("a", 4), *((f"t{n}", 2) for n in range(6)), people=21),
     "Vingt et une personnes ont répondu. Le terme le plus cité est « a » (4 fois). Viennent "
     "ensuite six termes, à égalité (2 fois chacun)."),
    (cloud(*((f"t{n}", 2) for n in range(7)), people=101),
     "101 personnes ont répondu. Sept termes sont cités le plus souvent, à égalité (2 fois "
     "chacun)."),
    (cloud(("a", 4), ("b", 3), people=7),
     "Sept personnes ont répondu. Le terme le plus cité est « a » (4 fois). Vient ensuite « b » "
     "(3 fois)."),
])
def test_a_cloud(result, text):
    assert told(cloud_draft(result, PROSE)) == text


def poll(respondents, *counts):
    return PollResult(tuple(
        Choice(str(n), label, count, count / respondents if respondents else 0)
        for n, (label, count) in enumerate(counts)), respondents)


@pytest.mark.parametrize(("result", "text"), [
    (poll(12, ("Mardi", 6), ("Jeudi", 4), ("Samedi", 2), ("Lundi", 0)),
     "Douze personnes ont répondu. « Mardi » arrive en tête (six réponses, 50 %). Viennent "
     "ensuite « Jeudi » (quatre réponses) et « Samedi » (deux réponses). Personne n’a choisi "
     "« Lundi »."),
    (poll(8, ("Oui", 4), ("Non", 4)),
     "Huit personnes ont répondu. Toutes les options sont à égalité (quatre réponses chacune)."),
    (poll(9, ("A", 4), ("B", 4), ("C", 1)),
     "Neuf personnes ont répondu. « A » et « B » arrivent en tête à égalité (quatre réponses "
     "chacune). Vient ensuite « C » (une réponse)."),
    (poll(1, ("A", 1), ("B", 0), ("C", 0)),
     "Une personne a répondu. « A » arrive en tête (une réponse, 100 %). Personne n’a choisi "
     "« B » ni « C »."),
])
def test_a_poll(result, text):
    assert told(poll_draft(result, PROSE)) == text


def dots(*totals):
    options = [Option(str(n), label) for n, (label, _) in enumerate(totals)]
    entries = [Entry(f"e{n}", f"p{n}", "", "0", {"dots": {str(n): total}})
               for n, (_, total) in enumerate(totals) if total]
    return Dots().count(entries, options, {"budget": 100})


@pytest.mark.parametrize(("result", "text"), [
    (dots(("Arroser ?", 12), ("Ouvrir ?", 9), ("Payer ?", 9), ("Fêter ?", 3), ("Rien ?", 0)),
     "Quatre personnes ont voté et donné 33 points. « Arroser ? » arrive en tête (douze points). "
     "« Ouvrir ? » et « Payer ? » sont deuxièmes à égalité (neuf points chacune). Une option n’a "
     "reçu aucun point."),
    (dots(("A", 2), ("B", 2)),
     "Deux personnes ont voté et donné quatre points. Toutes les options sont à égalité (deux "
     "points chacune)."),
    (dots(("A", 1), ("B", 0)),
     "Une personne a voté et donné un point. « A » arrive en tête (un point). Une option n’a "
     "reçu aucun point."),
    (dots(("A", 5), ("B", 4), ("C", 3)),
     "Trois personnes ont voté et donné douze points. « A » arrive en tête (cinq points). « B » "
     "est deuxième (quatre points). « C » est troisième (trois points)."),
])
def test_a_priority_vote(result, text):
    assert told(priority_draft(result, PROSE)) == text


FIELDS = [{"name": "rue", "label": "D’où venez-vous ?", "type": "choice", "reference": True,
           "choices": ["Bourg", "Hameau", "Étang", "Gare", "Pont"]},
          {"name": "metier", "label": "Métier", "type": "text", "choices": []}]


def room(**counts):
    people = [Entry(f"{rue}{n}", f"{rue}{n}", "", "0", {"rue": rue, "metier": f"{rue} {n}"})
              for rue, count in counts.items() for n in range(count)]
    return portray(people, FIELDS)


def test_a_portrait_with_who_is_absent():
    assert told(portrait_draft(room(Bourg=9, Hameau=1), PROSE)) == (
        "Dix personnes ont dit qui elles sont.\n"
        "- D’où venez-vous : Bourg (neuf personnes) et Hameau (une personne). Absents de la "
        "salle : Étang, Gare et Pont.")


def test_a_portrait_never_names_half_of_a_tie():
    said = told(portrait_draft(room(Bourg=3, Hameau=1, Étang=1, Gare=1), PROSE))
    assert "Bourg (trois personnes) et trois autres réponses." in said
    assert "Hameau" not in said


@given(st.lists(st.integers(0, 30), min_size=5, max_size=5), st.integers(2, 9))
def test_a_masked_portrait_shows_no_small_count_and_nothing_to_subtract(counts, least):
    names = FIELDS[0]["choices"]
    portrait = room(**{name: n for name, n in zip(names, counts, strict=True) if n})
    masked = mask_portrait(portrait, least, french())
    for before, after in zip(portrait.features, masked.features, strict=True):
        shown = [count.count for count in after.counts if count.count]
        total = sum(count.count for count in before.counts) or len(before.texts)
        assert sum(shown) + len(after.texts) == total
        if before.counts and total >= least:
            assert all(count >= least for count in shown)
        assert not after.texts
    assert masked.people == portrait.people


def open_result(themes=(), starred=(), texts=("a", "b", "c"), people=2):
    entries = [Entry(f"e{n}", f"p{n % people}", f"Nom{n}", "0", {"text": text},
                     starred=text in starred) for n, text in enumerate(texts)]
    return gather(entries, [Theme(label, label, tuple(f"e{texts.index(t)}" for t in of))
                            for label, of in themes])


def test_themes_as_bullets_with_starred_answers_only():
    result = open_result([("Le bruit", ("a", "b")), ("La nuit", ("b",))], starred=("a",))
    blocks = open_draft(result, Context(settings={}), PROSE)
    assert told(blocks) == (
        "Deux personnes ont donné trois réponses, rangées sous deux thèmes :\n"
        "- Le bruit (deux réponses) : « a ».\n- La nuit (une réponse).\n"
        "Une réponse n’est sous aucun thème.")
    items = next(block for block in blocks if isinstance(block, ItemList)).items
    assert items[0][0].bold
    assert [run.text for run in items[0] if run.cites == "e0"] == ["a"]
    assert "Nom0" not in told(blocks)
    signed = open_draft(result, Context(settings={"signed": True}), PROSE)
    assert "« a » (Nom0)" in told(signed)


def test_an_open_question_without_themes_and_with_questions():
    context = Context(settings={}, questions=(Option("q", "Comment dormir ?"),))
    assert told(open_draft(open_result(people=1), context, PROSE)) == (
        "Une personne a donné trois réponses. Une question en est sortie.")
    assert told(open_draft(open_result(people=3), Context(settings={}), PROSE)) == (
        "Trois personnes ont donné autant de réponses.")


def test_grids_group_by_group():
    columns = (Option("a", "Freins"), Option("b", "Appuis"))
    lines = (Line("l1", "la clé", "", True), Line("l2", "l’eau", "", False))
    result = GridResult(columns, (
        GroupGrid("1", "Groupe 1", "Comment ouvrir ?", (), 3, "", (lines, ())),
        GroupGrid("2", "Groupe 2", "", (), 2, "", ((), ()))))
    assert told(grid_draft(result, PROSE)) == (
        "Deux groupes ont travaillé.\n"
        "- Groupe 1 « Comment ouvrir ? » : « Freins » (deux lignes). On retient : « la clé ».\n"
        "- Groupe 2 : rien n’a été noté.")


def test_nothing_is_said_of_nothing():
    assert cloud_draft(cloud(people=0), PROSE) == []
    assert poll_draft(poll(0, ("A", 0)), PROSE) == []
    assert priority_draft(dots(("A", 0)), PROSE) == []
    assert portrait_draft(room(), PROSE) == []
    assert open_draft(open_result(texts=()), Context(settings={}), PROSE) == []
    assert grid_draft(GridResult((), ()), PROSE) == []


def test_every_kind_drafts_its_examples_with_its_own_figures_only(kinds):
    """Each number in figures in a draft is a count that the result or the table holds."""
    for kind in kinds.values():
        for example in kind.examples():
            context = example_context(kind, example)
            result = kind.tally(context)
            said = told(kind.draft(result, context, PROSE))
            assert not re.search(r"  |\( | \.|,\.|\.\.|\{|«»", said), said
            known = repr(result) + repr(context)
            for figure in re.findall(r"\d+(?= (?!%|fois))", said):
                assert figure in known, (kind.name, said)
