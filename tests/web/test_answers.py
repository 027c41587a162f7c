"""What a participant relies on: joining, answering, correcting, coming back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import jinja2

import resources
from facilitator.document import reads
from facilitator.i18n import Languages
from facilitator.workshop.answers import GRACE
from tests.web.phones import JSON, Phone
from tests.web.rooms import TestRoom, room

Person = Callable[..., Phone]


def words_of(place: TestRoom, key: str = "mots") -> list[str]:
    entries = place.session.results.entries(place.step(key))
    return [str(entry.payload["text"]) for entry in entries]


def test_a_name_is_optional_and_a_form_sent_twice_makes_one_person(place: TestRoom) -> None:
    before = len(place.session.room.everybody())
    phone = Phone(place.port)
    form_id = re.search(r'name="id" value="([^"]+)"', phone.get().text)[1]
    first = phone.post("/join", {"name": "", "lang": "fr", "id": form_id})
    token, phone.cookie = phone.cookie, ""
    again = phone.post("/join", {"name": "", "lang": "fr", "id": form_id})
    assert (first.status, again.status) == (303, 303)
    assert phone.cookie == token
    assert len(place.session.room.everybody()) == before + 1
    assert "HttpOnly" in first.headers["set-cookie"]
    assert "SameSite=Lax" in first.headers["set-cookie"]


def test_a_form_answered_without_javascript(place: TestRoom, person: Person) -> None:
    step, phone = place.go("mots"), person("Sol")
    page = phone.get().text
    form_id = re.search(r'name="id" value="([^"]+)"', page)[1]
    given = {"step": step.id, "id": form_id, "words.0": "Écluse", "words.1": "<b>lavoir</b>"}
    reply = phone.post("/answer", given)
    assert (reply.status, reply.headers["location"]) == (303, "/")
    seen = phone.get().text
    assert "C’est bien reçu" in seen
    assert "Écluse" in seen
    assert "&lt;b&gt;lavoir&lt;/b&gt;" in seen
    assert "<b>lavoir" not in seen


def test_a_retry_never_counts_twice(place: TestRoom, person: Person) -> None:
    step, phone = place.go("mots"), person()
    first = phone.answer(step.id, {"words": ["ponton"]}, "retry-0001").json["receipt"]
    again = phone.answer(step.id, {"words": ["ponton"]}, "retry-0001").json["receipt"]
    assert again["repeated"]
    assert again["answers"] == first["answers"]
    assert words_of(place).count("ponton") == 1


def test_the_back_button_and_a_changed_form_correct_the_answer(
    place: TestRoom, person: Person
) -> None:
    step, phone = place.go("mots"), person()
    given = {"step": step.id, "id": "same-form-id", "words.0": "brume"}
    phone.post("/answer", given)
    phone.post("/answer", {**given, "words.0": "brumes"})
    assert phone.see()["sent"] == ["brumes"]
    assert "brume" not in words_of(place)


def test_an_edit_form_holds_what_was_sent(place: TestRoom, person: Person) -> None:
    step, phone = place.go("jour"), person()
    option = phone.see()["step"]["fields"][0]["options"][1]["id"]
    phone.answer(step.id, {"choices": [option]})
    assert re.search(rf'value="{option}" checked', phone.get("/?edit=1").text)


def test_an_empty_required_field_is_named_and_nothing_is_lost(
    place: TestRoom, person: Person
) -> None:
    step, phone = place.go("profil"), person()
    reply = phone.post("/answer", {"step": step.id, "id": "abcdefgh", "interets": "Jardin"})
    assert reply.status == 422
    assert 'role="alert"' in reply.text
    assert re.search(r'value="Jardin" checked', reply.text)
    errors = phone.answer(step.id, {"interets": ["Jardin"]}).json["errors"]
    assert [error["field"] for error in errors] == ["quartier"]


def test_a_late_answer_is_refused_in_words_and_the_text_given_back(
    place: TestRoom, person: Person
) -> None:
    step, phone = place.go("envies"), person()
    place.session.flow.close(step.id).result()
    taken = phone.answer(step.id, {"answers": ["dans le délai de grâce"]})
    assert taken.status == 200
    place.session.document.write(lambda db: _age(db, step.id, GRACE + 1)).result()
    late = phone.answer(step.id, {"answers": ["trop tard, hélas"]})
    assert late.status == 409
    assert late.json["kept"] == ["trop tard, hélas"]
    page = phone.post("/answer", {"step": step.id, "id": "12345678", "answers.0": "une <idée>"})
    assert page.status == 409
    assert "une &lt;idée&gt;" in page.text
    assert "trop tard, hélas" not in words_of(place, "envies")


def _age(db: object, step_id: str, seconds: float) -> object:
    from facilitator.document.writer import Written
    from facilitator.workshop.changes import StepChanged

    db.execute("UPDATE step SET closed_at = closed_at - ? WHERE id = ?", [seconds, step_id])
    return Written(None, (StepChanged(step_id),))


def test_results_are_seen_only_when_they_are_shown(place: TestRoom, person: Person) -> None:
    step = place.go("mots")
    writer, reader = person(), person()
    writer.answer(step.id, {"words": ["cachette"]})
    assert "cachette" not in reader.get().text
    place.session.flow.close(step.id).result()
    place.settle()
    assert "cachette" not in reader.get().text
    place.session.flow.show(step.id).result()
    place.settle()
    assert "cachette" in reader.get().text
    place.session.flow.show(step.id, False).result()
    place.settle()
    assert "cachette" not in reader.get().text


def test_two_of_a_group_write_in_one_cell_and_both_are_kept(
    place: TestRoom, person: Person
) -> None:
    step = place.go("groupes")
    one, two, stranger = person("Ulla"), person("Vic"), person("Wim")
    groups = one.see()["groups"]
    assert [group["label"] for group in groups] == ["Groupe des bancs", "Groupe des arbres"]
    for phone, group in ((one, 0), (two, 0), (stranger, 1)):
        assert phone.send("/group", {"step": step.id, "group": groups[group]["id"]}).status == 200
    column = one.see()["step"]["fields"][0]["name"]
    one.answer(step.id, {column: ["le bois est cher"]})
    two.answer(step.id, {column: ["personne ne scie"]})
    mine = one.see()
    assert mine["value"][column] == ["le bois est cher"]
    assert mine["group"]["others"] == {column: [{"author": "Vic", "text": "personne ne scie"}]}
    assert set(mine["group"]["members"]) == {"Ulla", "Vic"}
    assert "bois est cher" not in stranger.get().text


def test_nobody_answers_for_a_group_before_choosing_one(place: TestRoom, person: Person) -> None:
    step, phone = place.go("groupes"), person()
    assert phone.see()["mode"] == "choose"
    assert phone.answer(step.id, {}).status == 409
    assert phone.send("/group", {"step": step.id, "group": "f" * 32}).status == 409


def test_an_open_profile_comes_first_for_who_arrives_late(
    place: TestRoom, person: Person
) -> None:
    profile = place.step("profil")
    place.go("mots")
    place.session.flow.open(profile.id).result()
    place.settle()
    phone = person()
    assert phone.see()["step"]["key"] == "profil"
    phone.answer(profile.id, {"quartier": "La Gare"})
    assert phone.see()["step"]["key"] == "mots"
    place.session.flow.close(profile.id).result()


def test_what_i_said_can_be_seen_and_deleted(place: TestRoom, person: Person) -> None:
    step, phone = place.go("mots"), person("Xan")
    phone.answer(step.id, {"words": ["secret-de-xan"]})
    assert "secret-de-xan" in phone.get("/me").text
    assert "cochez" in phone.post("/me/delete", {}).text
    assert "secret-de-xan" in words_of(place)
    assert phone.post("/me/delete", {"sure": "1"}).status == 200
    assert "secret-de-xan" not in words_of(place)
    assert "Xan" not in phone.get("/me").text
    assert phone.see()["mode"] == "form"


def test_the_language_follows_the_phone_and_can_be_changed(
    place: TestRoom, phone: Phone
) -> None:
    assert '<html lang="fr"' in phone.get(Accept_Language="xx,fr;q=0.5").text
    phone.join()
    assert phone.post("/language", {"lang": "zz"}).status == 400
    reply = phone.post("/language", {"lang": "fr", "back": "//evil.example"})
    assert reply.headers["location"] == "/"


def test_a_phone_reads_in_its_own_language(place: TestRoom, phone: Phone) -> None:
    place.go("mots")
    assert "Join the workshop" in phone.get(Accept_Language="en-GB,fr;q=0.4").text
    phone.send("/join", {"language": "en"})
    page = phone.get().text
    assert '<html lang="en"' in page
    assert "What is the quay to you?" in page  # the plan gives this prompt in English
    assert phone.post("/language", {"lang": "es", "back": "/me"}).headers["location"] == "/me"
    assert "Mis respuestas" in phone.get("/me").text
    assert "Pour vous, le quai" in phone.get().text  # and none in Spanish
    phone.post("/language", {"lang": "gcf"})
    creole = phone.get("/me").text
    assert "Répons an-mwen" in creole
    assert "Éfasé sa an di" in creole
    assert "Vos réponses, vos photos et votre nom" in creole  # left to French on purpose


def test_options_headings_and_groups_follow_the_reader(place: TestRoom, phone: Phone) -> None:
    phone.send("/join", {"language": "en"})
    step = place.go("jour")
    first = phone.see()["step"]["fields"][0]["options"][0]
    assert first["label"] == "Saturday morning"
    phone.answer(step.id, {"choice": first["id"]})
    assert "Saturday morning" in phone.get().text
    assert place.session.results.result(step.id).choices[0].label == "Samedi matin"
    place.go("groupes")
    assert "Who waters in August?" in phone.get().text
    team = phone.see()["groups"][1]
    assert team["label"] == "Tree group"
    place.session.groups.join(team["id"], phone.see()["you"]["id"]).result()
    place.settle()
    assert [field["label"] for field in phone.see()["step"]["fields"]] == [
        "Difficultés", "What helps"]


def test_the_pages_are_whole_in_english_portuguese_and_spanish() -> None:
    languages = Languages(resources.path("translations"))
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"])
    sentences = {
        text if isinstance(text, str) else text[0]
        for page in resources.path("web").glob("*.html")
        for _, _, text in environment.extract_translations(page.read_text("utf-8"))
        if text and (isinstance(text, str) or text[0])
    }
    assert len(sentences) > 80
    same = {"Pause", "+ 1 min", "restant", "Message à la salle"}
    for code in ("en", "pt", "es"):
        tr = languages.get(code)
        assert sorted(text for text in sentences - same if tr(text) == text) == []


def test_a_phone_comes_home_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "retour.palabre"
    with room(path) as place:
        step, phone = place.go("mots"), Phone(place.port).join("Yuna")
        phone.answer(step.id, {"words": ["retour"]})
        me = phone.see()["you"]
    with room(path, reopen=True) as again:
        phone.port = again.port
        assert phone.see()["you"] == me
        assert phone.see()["sent"] == ["retour"]


def test_an_anonymous_workshop_asks_for_no_name_and_keeps_none(tmp_path: Path) -> None:
    with room(tmp_path / "anonyme.palabre", "settings = {anonymous = true}") as place:
        phone = Phone(place.port)
        assert 'name="name"' not in phone.get().text
        phone.join("Zoé")
        assert [person.name for person in place.session.room.everybody()] == [""]
        assert phone.post("/me/name", {"name": "Zoé"}).status == 200
        assert [person.name for person in place.session.room.everybody()] == [""]


def test_a_secret_vote_is_counted_once_and_not_shown_back(tmp_path: Path) -> None:
    with room(tmp_path / "secret.palabre") as place:
        step = place.step("jour")
        settings = json.dumps({**step.settings, "secret": True})
        place.session.document.write(lambda db: _settings(db, step.id, settings)).result()
        place.go("jour")
        phone = Phone(place.port).join("Ava")
        option = phone.see()["step"]["fields"][0]["options"][0]["id"]
        assert phone.answer(step.id, {"choices": [option]}).status == 200
        seen = phone.see()
        assert (seen["mode"], seen["answered"], seen["sent"]) == ("sent", True, [])
        assert phone.answer(step.id, {"choices": [option]}).status == 409
        rows = place.session.document.read(lambda db: reads.answers(db, step.id))
        assert [row.participant_id for row in rows] == [None]


def _settings(db: object, step_id: str, settings: str) -> object:
    from facilitator.document.writer import Written

    db.execute("UPDATE step SET settings = ? WHERE id = ?", [settings, step_id])
    return Written(None)


def test_somebody_forgotten_is_asked_to_join_again(place: TestRoom, person: Person) -> None:
    phone = person("Bo")
    me = phone.see()["you"]["id"]
    place.session.room.forget(me).result()
    assert phone.get("/view", **JSON).status == 401
    page = phone.get()
    assert "n’est plus inscrit" in page.text
    assert phone.cookie == ""
