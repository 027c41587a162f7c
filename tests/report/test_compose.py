"""The report as it is composed: words, choices, templates, and a preview that keeps up."""

from __future__ import annotations

import pytest

from facilitator.blocks import Cover, Heading, Paragraph, Picture, Quote
from facilitator.errors import PlanProblem
from facilitator.i18n import french
from facilitator.report.choices import Choices, Naming
from facilitator.report.compose import Composer, compose, groups
from facilitator.report.report_templates import (
    copy_template,
    parse_template,
    report_template,
    reports,
)
from facilitator.report.richtext import from_text, to_json
from facilitator.workshop.answers import Submission
from facilitator.workshop.report_words import ReportWords
from tests.report.room import play, step
from tests.report.words import words

TR = french()


@pytest.fixture
def played(session):
    session.people = play(session)
    return session


def written(session, **choices):
    return words(compose(session, TR, choices=Choices(**choices)).blocks)


def keep(session, section, text, report="full", accepted=True):
    kept = ReportWords(session.document, session.clock)

    def lookup(answer_id):
        return next((e.payload.get("text") for s in session.steps()
                     for e in session.results.entries(s) if e.id == answer_id), None)

    kept.keep(report, section, to_json(from_text(text), lookup), accepted=accepted).result()


def test_the_draft_is_in_the_report_and_marked_until_accepted(played):
    with Composer(played, TR) as composer:
        idees = step(played, "idees")
        section = composer.section(idees.id)
        assert "Six personnes ont donné neuf réponses, rangées sous deux thèmes :" \
            in words(section.blocks)
        assert section.wording.draft
        assert not section.wording.kept
        assert [b for b in section.blocks if isinstance(b, Paragraph) and b.draft]
        keep(played, idees.id, "On veut **s’asseoir**.")
        section = composer.section(idees.id)
        assert "On veut s’asseoir." in words(section.blocks)
        assert "Six personnes ont donné" not in words(section.blocks)
        assert not [b for b in section.blocks if isinstance(b, Paragraph) and b.draft]


def test_how_many_answered_is_said_once(played):
    with Composer(played, TR) as composer:
        blocks = composer.section(step(played, "jour").id).blocks
    said = words(block for block in blocks if not isinstance(block, Picture))
    assert said.count("ont répondu") == 1


def test_a_quoted_answer_leaves_when_its_author_asks_to_be_forgotten(played):
    idees = step(played, "idees")
    answer = next(e for e in played.results.entries(idees) if "fontaine" in e.payload["text"])
    keep(played, "suite", f"> [Une fontaine](#{answer.id})\n\nOn verra.")
    with Composer(played, TR) as composer:
        assert Quote("Une fontaine", "", answer.id) in composer.section("suite").blocks
        played.room.forget(answer.person).result()
        assert words(composer.section("suite").blocks) == "La suite\nOn verra."
    assert "fontaine" not in written(played)
    played.close()
    assert b"fontaine" not in played.path.read_bytes()


def test_sections_and_single_answers_can_be_left_out_and_it_is_said(played):
    idees = step(played, "idees")
    answer = next(e for e in played.results.entries(idees) if e.payload["text"] == "Un marché")
    said = written(played, hidden=frozenset({answer.id}), without=frozenset({"annex"}))
    assert "Un marché\n" not in said
    assert "Un marché le jeudi" in said
    assert "1 réponse n’est pas reprise ici." in said
    assert "Tous les verbatims" not in said
    assert "Un marché\n" in written(played)


def test_names_are_as_chosen_everywhere(played):
    idees = step(played, "idees")
    played.plan.change(idees.id, settings={**idees.settings, "signed": True}).result()
    assert "Une fontaine (Rose Petit)" in written(played)
    first = written(played, naming=Naming.FIRST)
    assert "Une fontaine (Rose)" in first
    assert "comme le demande Rose\n" in first
    hidden = written(played, naming=Naming.PSEUDONYM)
    assert "Une fontaine (Participant 3)" in hidden
    assert "comme le demande Participant 3" in hidden
    assert "Participant 4" in hidden, "somebody without a name has the number too"
    nobody = written(played, naming=Naming.ANONYMOUS)
    assert "comme le demande […]" in nobody
    for name in ("Bellec", "Diarra", "Petit", "Goff", "Haddad"):
        assert name not in hidden
        assert name not in nobody
        assert name not in first


def test_small_counts_are_masked_where_nobody_is_to_be_recognised(played):
    portrait = step(played, "portrait")
    with Composer(played, TR) as open_, \
            Composer(played, TR, choices=Choices(naming=Naming.ANONYMOUS)) as closed:
        assert "Rue du Moulin" in words(open_.section(portrait.id).blocks)
        said = words(closed.section(portrait.id).blocks)
    assert "Rue du Moulin" not in said
    assert "Autres réponses, regroupées" in said
    assert "Absents de la salle : Impasse du Puits" in said


def test_a_draft_bears_its_watermark_and_the_cover_says_what_is_held(played):
    report = compose(played, TR, choices=Choices(draft=True))
    assert report.draft
    cover = report.blocks[0]
    assert isinstance(cover, Cover)
    assert "33 réponses" in cover.foot
    assert "Les noms de 5 personnes peuvent y figurer" in cover.foot


def test_the_preview_follows_each_kind_of_change(played):
    idees, jour = step(played, "idees"), step(played, "jour")
    ana = played.people["Ana Bellec"]
    with Composer(played, TR) as composer:
        before = {section.id: section for section in composer.sections()}
        again = {section.id: section for section in composer.sections()}
        assert all(again[key] is before[key] for key in before if key != "annex")
        played.answers.submit(Submission("x1", jour.id, ana, {"choices": ["Samedi"]})).result()
        after = {section.id: section for section in composer.sections()}
        assert after[jour.id] is not before[jour.id]
        assert after[idees.id] is before[idees.id]
        played.items.add(idees.id, "theme", "Fêter").result()
        later = {section.id: section for section in composer.sections()}
        assert "Fêter" in words(later[idees.id].blocks)
        assert later[jour.id] is after[jour.id]
        choix = step(played, "choix")
        assert later[choix.id] is not after[choix.id], "its options come from the themes"
        played.room.change(ana, name="Ana-Maria").result()
        played.plan.describe(title="Autre titre").result()
        assert composer.report().title == "Autre titre"
        keep(played, "suite", "On se revoit.")
        assert "On se revoit." in words(composer.section("suite").blocks)


def test_every_preview_equals_a_report_written_afresh(played):
    with Composer(played, TR) as composer:
        composer.report()
        played.answers.submit(Submission(
            "x2", step(played, "idees").id, played.people["Moussa Diarra"],
            {"answers": ["Tout autre chose"]})).result()
        assert composer.report() == compose(played, TR)


def test_the_full_reports_words_serve_the_others_until_they_have_their_own(played):
    choix = step(played, "choix")
    keep(played, choix.id, "Le banc d’abord.")
    short = words(compose(played, TR, template="elected").blocks)
    assert "Le banc d’abord." in short
    keep(played, choix.id, "En bref : le banc.", report="elected")
    short = words(compose(played, TR, template="elected").blocks)
    assert "En bref : le banc." in short
    assert "Le banc d’abord." not in short


def test_a_break_is_no_chapter_until_somebody_has_something_to_say_of_it(played):
    opening = next(one for one in played.steps() if one.kind == "talk")
    played.plan.change(opening.id, title="Pause au jardin", notes="").result()
    with Composer(played, TR) as composer:
        assert "Pause au jardin" not in words(composer.report().blocks)
        waiting = next(one for one in composer.sections() if one.id == opening.id)
        assert (waiting.title, waiting.blocks) == ("Pause au jardin", ())
        keep(played, opening.id, "La pluie a tout arrêté.")
        said = words(composer.report().blocks)
    assert "Pause au jardin" in said
    assert "La pluie a tout arrêté." in said


def test_before_anybody_answered_the_cover_says_so_and_counts_nothing(session):
    said = words(compose(session, TR).blocks)
    assert "Aucune réponse pour l’instant." in said
    assert "0 réponse" not in said
    assert "0 personne" not in said


def test_every_template_of_a_whole_workshop_composes(played):
    for template in reports():
        if template.each == "group":
            continue
        report = compose(played, TR, template=template.name)
        assert report.blocks
        assert "Établi à partir de 33 réponses" in words(report.blocks)


def test_an_experience_sheet_has_its_eleven_headings_and_what_groups_wrote_there(
        played, tmp_path):
    report = compose(played, TR, template="experience")
    headings = [b.text for b in report.blocks if isinstance(b, Heading) and b.level == 1]
    assert len(headings) == 11
    own = tmp_path / "modeles"
    path = copy_template("experience", own)
    path.write_text(path.read_text("utf-8").replace("Les difficultés", "Difficultés"), "utf-8")
    said = words(compose(played, TR, template="experience", own=own).blocks)
    assert "Le vent d’ouest, dit 3" in said


def test_a_groups_report_holds_its_own_lines_only(played):
    with pytest.raises(PlanProblem, match="groupe"):
        compose(played, TR, template="group")
    first, second = groups(played)
    said = words(compose(played, TR, template="group", choices=Choices(group=first)).blocks)
    assert "Groupe 1" in said
    assert "Comment planter des arbres ?" in said
    assert "dit 0" in said
    assert "dit 1" not in said
    other = words(compose(played, TR, template="group", choices=Choices(group=second)).blocks)
    assert "dit 1" in other


def test_an_organisation_copies_a_template_with_logo_colour_and_legal_line(played, tmp_path):
    own = tmp_path / "modeles"
    path = copy_template("full", own)
    (own / "logo.png").write_bytes(b"\x89PNG")
    text = path.read_text("utf-8").replace(
        "[report]", '[report]\naccent = "#123456"\nlogo = "logo.png"\nlegal = "Association 1901"')
    path.write_text(text, "utf-8")
    report = compose(played, TR, own=own)
    assert (report.accent, report.legal) == ("#123456", "Association 1901")
    assert report.logo == str(own / "logo.png")
    assert "Association 1901" not in report.blocks[0].foot, "every format draws the line itself"
    assert report_template("full", own).own
    assert copy_template("full", own).read_text("utf-8") == text, "a copy is never overwritten"
    path.write_text("broken [", "utf-8")
    assert not report_template("full", own).own


@pytest.mark.parametrize(("text", "said"), [
    ("[", "Modèle x"), ("", "sections"), ("[[sections]]\npart = 'nothing'", "part"),
    ("[[sections]]\npart = 'steps'\nshow = ['magic']", "show"),
    ("[[sections]]\npart = 'steps'\nrows = -1", "rows"),
    ("[report]\naccent = 'red'\n[[sections]]\npart = 'cover'", "accent"),
    ("[report]\nlogo = '../../etc/x.png'\n[[sections]]\npart = 'cover'", "logo"),
    ("[report]\neach = 'day'\n[[sections]]\npart = 'cover'", "each"),
])
def test_a_broken_template_says_what_is_wrong(text, said):
    with pytest.raises(PlanProblem, match=said):
        parse_template(text, "x")


def test_an_unknown_template_names_those_there_are(played):
    with pytest.raises(PlanProblem, match="elected"):
        compose(played, TR, template="nothing")


def test_long_lists_are_cut_where_a_template_bounds_them_and_it_is_said(played, tmp_path):
    own = tmp_path / "modeles"
    path = copy_template("full", own)
    path.write_text(path.read_text("utf-8").replace("1600", "4"), "utf-8")
    idees = step(played, "idees")
    for number in range(30):
        person = played.room.join(f"P{number}").result().participant
        played.answers.submit(Submission(
            f"m{number}", idees.id, person.id, {"answers": [f"Idée {number}"]})).result()
    said = words(compose(played, TR, own=own).blocks)
    assert "autres." in said
    assert "Idée 29" not in said
    assert "Idée 29" in words(compose(played, TR, template="raw").blocks)
