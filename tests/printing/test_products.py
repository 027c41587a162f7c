"""Group sheets, badges, cards, lists: what is on them, on how many pages, in which order."""

from __future__ import annotations

import re

import pytest

from facilitator.errors import FileProblem, NotAllowed
from facilitator.i18n import french
from facilitator.printing.products import (
    PRODUCTS,
    badges,
    cards,
    groups,
    print_product,
    product,
    sequence,
    signin,
)
from facilitator.printing.words import order_of_names


def people(session, *names, **more):
    return [session.room.join(name, **more).result().participant.id for name in names]


def the_step(session, key):
    return next(step for step in session.steps() if step.key == key)


def test_a_sheet_per_group_with_its_question_members_rapporteur_and_columns(session, printed):
    step = the_step(session, "groupes")
    first, second = session.groups.of(step.id)
    for person in people(session, "Aïcha Ben Salem", "Benoît Roux"):
        session.groups.join(first.id, person).result()
        session.groups.change(first.id, rapporteur_id=person).result()
    paper = printed(groups)
    assert paper.sizes == [(842, 595)] * 2
    one, two = paper.text_of(1), paper.text_of(2)
    for words in ("Groupe 1", "Comment planter des arbres ?", "Aïcha Ben Salem", "Benoît Roux",
                  "Rapporteur·e", "Difficultés", "Leviers", "Comment s’y prendre ?"):
        assert words in one
    assert one.count("Benoît Roux") == 2
    assert "Groupe 2" in two
    assert "Aïcha" not in two
    assert second.label == "Groupe 2"


@pytest.mark.parametrize("count", range(2, 13))
def test_any_number_of_columns_is_wide_enough_to_write_in(session, printed, count):
    from facilitator.printing.groups import LEAST_COLUMN, arrange
    from facilitator.printing.sheet import A4

    step = the_step(session, "groupes")
    names = [f"Colonne {number}" for number in range(1, count + 1)]
    session.plan.change(step.id, settings={"columns": names}).result()
    for paper in ("A4", "A3"):
        text = printed(groups, paper=paper).text_of(1)
        assert all(re.search(rf"{name}\b", text) for name in names)
    bands = arrange(names, A4[0] - 72)
    assert [name for band in bands for name in band] == names
    assert all((A4[0] - 72) / len(band) >= LEAST_COLUMN for band in bands)
    assert max(map(len, bands)) - min(map(len, bands)) <= 1 or len(bands) == 1


def test_many_columns_take_larger_paper_by_themselves(session, printed):
    step = the_step(session, "groupes")
    session.plan.change(step.id, settings={"columns": [f"C{n}" for n in range(9)]}).result()
    assert printed(groups).sizes == [(1191, 842)] * 2


def test_people_who_are_only_expected_are_on_their_groups_sheet(session, printed):
    team = session.groups.of(the_step(session, "groupes").id)[0]
    person = people(session, "Chloé Attendue", state="expected")[0]
    session.groups.join(team.id, person).result()
    assert "Chloé Attendue" in printed(groups).text_of(1)


def test_groups_not_yet_made_give_a_sheet_to_fill_in(session, printed):
    for team in session.groups.of(the_step(session, "groupes").id):
        session.groups.remove(team.id).result()
    paper = printed(groups)
    assert paper.pages == 1
    assert "Groupe" in paper.text


def test_a_step_without_groups_is_refused_in_words(session, tmp_path):
    with pytest.raises(NotAllowed, match="sous-groupes"):
        groups(session, tmp_path / "x.pdf", french(), the_step(session, "jour"))


@pytest.mark.parametrize(("per_sheet", "pages"), [(8, 2), (10, 1)])
def test_a_badge_for_everybody_and_the_sheet_filled_up(session, printed, per_sheet, pages):
    people(session, *(f"Personne {chr(65 + n)}" for n in range(9)), state="expected")
    people(session, "")
    gone = people(session, "Partie Tôt")[0]
    session.room.change(gone, state="left").result()
    paper = printed(badges, per_sheet)
    assert paper.pages == pages
    words = paper.tool("pdftotext", "-raw").decode()
    assert re.findall(r"Personne ([A-I])", words) == list("ABCDEFGHI")
    assert paper.text.count("Prénom et nom") == pages * per_sheet - 9
    assert "Partie" not in paper.text


def test_a_badge_says_the_organisation_and_what_was_chosen_only_where_it_is_wanted(
    session, printed
):
    portrait = the_step(session, "portrait")
    fields = [
        {"name": "langues", "label": "Langues", "type": "several", "choices": ["Turc", "Créole"]},
        {"name": "avis", "label": "Un souci ?", "type": "text"},
        *({"name": name, "label": name, "type": "choice", "choices": [f"{name} A", f"{name} B"]}
          for name in ("rue", "métier", "santé")),
    ]
    session.plan.change(portrait.id, settings={"fields": fields}).result()
    people(session, "Zoé", profile={"Structure": "Mairie de Kourou", "rue": "rue A"})
    people(session, "Ali", profile={"langues": ["Turc"], "avis": "Sans toit", "rue": "rue B",
                                    "santé": "santé B"})
    for answers in (False, True):
        text = printed(badges, answers=answers).text
        assert "Mairie de Kourou" in text
        assert "rue A" not in text
        assert ("rue B" in text) is answers
        assert not any(words in text for words in ("Turc", "Sans toit", "santé B"))


def test_a_name_the_font_cannot_write_gets_a_line_to_write_on(session, printed):
    people(session, "محمد", "Zoé 🌳")
    text = printed(badges).text
    assert "Zoé" in text
    assert "□" not in text
    assert text.count("Prénom et nom") == 7
    assert "□" not in printed(signin).text


def test_cards_bear_the_groups_words_or_those_typed(session, printed):
    assert "Comment planter des arbres ?" in printed(cards).text
    paper = printed(cards, keywords=("Confiance", "Objectif commun", "Temps long"), copies=3)
    assert paper.pages == 3
    assert paper.sizes[0] == (842, 595)
    assert paper.text.count("Confiance") == 3
    assert "planter" not in paper.text


def test_cards_without_words_are_refused(session, tmp_path):
    for keywords in ((" ",), ()):
        for team in session.groups.of(the_step(session, "groupes").id):
            session.groups.change(team.id, question="").result()
        with pytest.raises(NotAllowed):
            cards(session, tmp_path / "x.pdf", french(), keywords=keywords)


def test_the_list_is_in_alphabetical_order_with_room_for_more(session, printed):
    people(session, "Zoé", "eric", "Élodie", "Œdipe", "Odile", "Aïcha")
    text = printed(signin).text
    names = ["Aïcha", "Élodie", "eric", "Odile", "Œdipe", "Zoé"]
    assert sorted(names, key=text.index) == names
    assert "Signature" in text
    assert "page 1 sur" not in text


@pytest.mark.parametrize(("language", "names"), [
    ("fr", ["cote", "côte", "coté", "Cotin", "d’Arc", "Da Silva", "Œuvrard", "Offner", "Zoé"]),
    ("es", ["Nuria", "Nzinga", "Ñuria", "Oscar"]),
    ("fr", ["Ñuria", "Nuria Paz", "Nzinga"]),
])
def test_names_sort_as_in_a_dictionary(language, names):
    shuffled = sorted(names, key=lambda name: name[::-1])
    found = sorted(shuffled, key=lambda name: order_of_names(name, language))
    # Accents decide only between words that are otherwise the same.
    assert [order_of_names(name, language)[0] for name in found] == [
        order_of_names(name, language)[0] for name in names]


def test_a_long_list_has_numbered_pages_each_with_its_columns(session, printed):
    people(session, *(f"Nom {n:03d}" for n in range(60)))
    paper = printed(signin)
    assert paper.pages > 2
    for number in range(1, paper.pages + 1):
        assert f"page {number} sur {paper.pages}" in paper.text_of(number)
        assert "Signature" in paper.text_of(number)
    assert len(re.findall(r"Nom \d{3}", paper.text)) == 60


def test_the_sequence_has_clock_times_from_the_start(session, printed):
    session.plan.describe(end="18:30").result()
    paper = printed(sequence)
    assert set(paper.sizes) == {(298, 420)}
    assert re.search(r"18:00.*Accueil.*18:05.*D’où venez-vous", paper.text)
    assert "après l’heure souhaitée (18:30)" in paper.text


def test_times_count_from_zero_without_a_start_and_pass_midnight(session, printed):
    session.plan.describe(start="").result()
    assert "0 h 05" in printed(sequence).text
    session.plan.describe(start="23:58").result()
    assert "00:03" in printed(sequence).text


def test_twelve_hour_times_are_not_cut(session):
    from facilitator.i18n import Translator
    from facilitator.printing.sequence import sequence_pages
    from facilitator.printing.sheet import Press

    session.plan.describe(start="22:30").result()
    page = sequence_pages(session, Press(Translator("en_US")))[0]
    times = [part.text for part in page.elements if getattr(part, "color", "") == "leaf"]
    assert times[0].replace("\u202f", " ") == "10:30 PM"


def test_folded_it_is_a_booklet(session, printed):
    from facilitator.workshop.sequence import StepPlan

    for number in range(30):
        plan = StepPlan("talk", f"Moment {number}", "Une consigne assez longue. " * 9, minutes=3)
        session.plan.add(plan).result()
    flat = printed(sequence).pages
    assert flat > 4
    paper = printed(sequence, folded=True)
    assert set(paper.sizes) == {(595, 420)}
    assert paper.pages == 2 * -(-flat // 4)
    assert f"page 1 sur {flat}" in paper.text_of(1)
    assert f"page 2 sur {flat}" in paper.text_of(2)
    assert all(paper.text.count(f"page {n} sur {flat}") == 1 for n in range(1, flat + 1))


def test_every_product_is_described_and_unknown_ones_are_refused(session, tmp_path):
    assert [one.name for one in PRODUCTS] == [
        "poster", "groups", "badges", "cards", "signin", "sequence"]
    assert all(one.label and one.description and one.icon for one in PRODUCTS)
    with pytest.raises(NotAllowed):
        product("flyer")
    with pytest.raises(FileProblem, match="dossier"):
        print_product("signin", session, tmp_path / "nowhere" / "x.pdf", french())


def test_every_icon_is_one_of_ours():
    import resources

    for one in PRODUCTS:
        assert resources.path("icons", f"{one.icon}.svg").is_file()
