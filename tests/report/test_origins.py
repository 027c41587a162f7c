"""The thread, photographs, actions and tables by profile in the report, as people may see them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from facilitator.blocks import DataTable, Heading, ItemList, Picture, Quote
from facilitator.i18n import french
from facilitator.report.choices import NO_PROFILE, Choices, Naming
from facilitator.report.compose import compose
from facilitator.report.report_templates import Part, report_template
from facilitator.report.shortening import run_in
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import parse_plan
from tests.report.room import play, step
from tests.report.words import words

TR = french()
PLAN = """
[workshop]
title = "Réunion des voisins"
date = 2026-05-12
[[steps]]
kind = "profile"
key = "portrait"
title = "Qui est là ?"
[[steps.fields]]
name = "rue"
label = "Votre rue"
choices = ["Rue Haute", "Rue du Moulin"]
[[steps]]
kind = "open_question"
key = "idees"
title = "Vos idées"
answers = 2
[[steps]]
kind = "priority"
key = "choix"
title = "Par quoi commencer ?"
options = ["Planter", "S’asseoir"]
[[steps]]
kind = "poll"
key = "jour"
title = "Quel jour ?"
options = ["Lundi", "Jeudi"]
[[steps]]
kind = "grid"
key = "groupes"
title = "En groupes"
columns = ["Difficultés", "Leviers"]
[[steps.groups]]
label = "Groupe 1"
question = "Comment planter ?"
[[steps.groups]]
label = "Groupe 2"
question = "Comment s’asseoir ?"
"""


def jpeg() -> bytes:
    file = BytesIO()
    Image.new("RGB", (1600, 1200), "white").save(file, "JPEG")
    return file.getvalue()


@pytest.fixture(scope="module")
def played(tmp_path_factory, kinds):
    path = tmp_path_factory.mktemp("voisins") / "a.palabre"
    with create_session(path, parse_plan(PLAN, kinds), kinds) as session:
        people = play(session)
        ideas, grid = step(session, "idees"), step(session, "groupes")
        entries = {e.payload["text"]: e.id for e in session.results.entries(ideas)}
        asked = session.items.add(ideas.id, "question", "Comment s’asseoir à l’ombre ?", [
            *(one.id for one in session.items.of(ideas.id, "theme")),
            entries["Une fontaine"], entries["Des arbres, comme le demande Rose Petit"]]).result()
        session.items.add(ideas.id, "question", "Une question restée seule ?", []).result()
        team = session.groups.add(grid.id, "Groupe 3", "Comment s’asseoir à l’ombre ?",
                                  [people["Ana Bellec"]], [asked]).result()
        session.actions.add(ideas.id, "Poser un banc", [asked], "Rose Petit", "en mai").result()
        done = session.actions.add(ideas.id, "Écrire à la mairie", [], "Le comité").result()
        session.actions.change(done, done=True).result()
        session.media.add(grid.id, jpeg(), team_id=team, place="o1").result()
        session.media.add(grid.id, jpeg()).result()
        yield session


def blocks_of(session, title, **choices):
    blocks = compose(session, TR, choices=Choices(**choices)).blocks
    start = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == title)
    end = next((n for n, b in enumerate(blocks[start + 1:], start + 1)
                if isinstance(b, Heading) and b.level == 1), len(blocks))
    return blocks[start:end]


THREAD = "D’où viennent ces questions"


def test_a_question_with_a_group_is_followed_back_to_its_words(played):
    blocks = blocks_of(played, THREAD)
    said = words(blocks)
    assert "Comment s’asseoir à l’ombre ?" in said
    assert "Une question restée seule ?" not in said
    assert "Thèmes : S’asseoir ; Acheter" in said
    assert "5 réponses sont à son origine." in said
    quotes = [block for block in blocks if isinstance(block, Quote)]
    assert len(quotes) == 3
    assert quotes[0].text == "Un banc à l’ombre", "the starred one comes first"
    assert all(quote.cites for quote in quotes)
    assert "Poser un banc (Rose Petit, en mai)" in said


def test_what_is_left_out_or_hidden_is_not_quoted(played):
    starred = next(b for b in blocks_of(played, THREAD) if isinstance(b, Quote))
    said = words(blocks_of(played, THREAD, hidden=frozenset({starred.cites})))
    assert starred.text not in said
    assert "4 réponses sont à son origine." in said


@pytest.mark.parametrize("naming", [Naming.ANONYMOUS, Naming.PSEUDONYM])
def test_the_thread_and_the_actions_name_nobody_where_nobody_is_to_be_named(played, naming):
    for title in (THREAD, "Et maintenant ?"):
        said = words(blocks_of(played, title, naming=naming))
        assert "Rose" not in said
    assert "Le comité" in words(blocks_of(played, "Et maintenant ?", naming=naming))


def test_actions_say_who_when_and_whether_done(played):
    table = next(b for b in blocks_of(played, "Et maintenant ?") if isinstance(b, DataTable))
    assert table.columns == ("Action", "Qui", "Pour quand", "Où en est-on")
    assert table.rows == (("Poser un banc", "Rose Petit", "en mai", "à faire"),
                          ("Écrire à la mairie", "Le comité", "", "fait"))


def test_photos_stand_with_their_group_and_are_small(played):
    blocks = blocks_of(played, "En groupes")
    photos = [block for block in blocks if isinstance(block, Picture) and block.photo]
    assert [photo.caption for photo in photos] == ["Groupe 3 · Difficultés", "Photo"]
    assert photos[0].scene.alt == "Photo d’une feuille : Groupe 3 · Difficultés."
    for photo in photos:
        with Image.open(BytesIO(photo.photo)) as image:
            assert max(image.size) <= 900
    heads = [block.text for block in blocks[:blocks.index(photos[0])] if isinstance(block, Heading)]
    assert heads[-1] == "Groupe 3"


def test_photos_stay_out_where_nobody_is_to_be_recognised(played):
    blocks = blocks_of(played, "En groupes", naming=Naming.ANONYMOUS)
    assert not any(isinstance(block, Picture) and block.photo for block in blocks)
    assert "2 photos ne sont pas reprises" in words(blocks)


@pytest.mark.parametrize(("kind", "title"), [("poll", "Quel jour ?"),
                                             ("priority", "Par quoi commencer ?")])
def test_votes_by_profile_hide_groups_under_the_threshold(played, kind, title):
    template = replace(report_template("full"), parts=(Part("steps", by="rue"),))
    report = compose(played, TR, template=template, choices=Choices())
    start = next(n for n, b in enumerate(report.blocks)
                 if isinstance(b, Heading) and b.text == title)
    rest = report.blocks[start:]
    place = next(n for n, b in enumerate(rest) if b == Heading(2, "Par profil"))
    said = words(rest[place:place + 4])
    assert "moins de 5" in said or "ces profils ne sont pas détaillés" in said
    # One of six lives in the Rue du Moulin: the other five would give that one away.
    assert not any(isinstance(block, DataTable) and "Rue" in "".join(block.columns)
                   for block in rest[place:place + 3])


def test_a_table_by_profile_is_shown_where_groups_are_large_enough(played):
    template = replace(report_template("full"), parts=(Part("steps", kinds=("poll",), by="rue"),))
    report = compose(played, TR, template=template, choices=Choices(least=1))
    table = next(b for b in report.blocks if isinstance(b, DataTable) and b.row_headers)
    assert table.columns == ("Option", "Rue Haute (5)", "Rue du Moulin (1)")
    assert sum(int(cell) for row in table.rows for cell in row[1:]) == 6


@pytest.mark.parametrize("title", ["Quel jour ?", "Par quoi commencer ?"])
def test_the_field_chosen_for_one_report_goes_before_the_templates(played, title):
    template = replace(report_template("full"), parts=(Part("steps", by="rue"),))
    plain_one = replace(template, parts=(Part("steps"),))
    for one, by, shown in ((template, "", True), (template, NO_PROFILE, False),
                           (plain_one, "rue", True), (plain_one, "", False)):
        choices = Choices.from_json(Choices(by=by).to_json())
        blocks = compose(played, TR, template=one, choices=choices).blocks
        start = blocks.index(Heading(1, title))
        end = next((n for n, b in enumerate(blocks) if n > start and isinstance(b, Heading)
                    and b.level == 1), len(blocks))
        assert (Heading(2, "Par profil") in blocks[start:end]) is shown


def test_short_answers_run_in_and_sentences_do_not():
    from facilitator.blocks import plain

    short = run_in((plain("confiance"), plain("écoute")))
    assert short is not None
    assert "".join(run.text for run in short.runs) == "confiance\u00a0· écoute"
    assert run_in((plain("confiance"), plain("x" * 60))) is None
    assert run_in(()) is None


def test_a_compact_report_lists_the_actions_so_that_they_can_be_cut(played):
    blocks = compose(played, TR, template="same-evening").blocks
    start = next(n for n, b in enumerate(blocks)
                 if isinstance(b, Heading) and b.text == "Et maintenant ?")
    assert isinstance(blocks[start + 1], ItemList)
    assert "Écrire à la mairie (Le comité, fait)" in words(blocks[start:])
