"""A participant with a real browser on a phone: everything they rely on, network cut included."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from facilitator.workshop.answers import GRACE
from tests.web.rooms import TestRoom, room

Open = Callable[..., Any]


def texts(place: TestRoom, key: str) -> list[str]:
    entries = place.session.results.entries(place.step(key))
    return [str(entry.payload.get("text", "")) for entry in entries]


def test_join_profile_answer_correct_and_follow(place: TestRoom, open_phone: Open) -> None:
    place.go("profil")
    page = open_phone("Lou")
    page.click("text=Les Vignes")
    page.click("text=Musique")
    page.click(".primary")
    page.wait_for_selector("text=C’est bien reçu")
    place.go("mots")
    page.wait_for_selector("[name='words.0']")
    page.fill("[name='words.0']", "mouette")
    page.click(".primary")
    page.wait_for_selector("[data-mode=sent]")
    assert "mouette" in page.inner_text(".sent")
    page.click("text=Modifier")
    assert page.input_value("[name='words.0']") == "mouette"
    page.fill("[name='words.0']", "mouettes")
    page.click(".primary")
    page.wait_for_selector("[data-mode=sent] >> text=mouettes")
    place.go("envies")
    page.wait_for_selector("textarea")
    assert texts(place, "mots") == ["mouettes"]
    assert page.inner_text(".where span") == "séquence 4 sur 7"


def test_a_step_change_reaches_a_phone_and_is_spoken(place: TestRoom, open_phone: Open) -> None:
    place.go("mots")
    page = open_phone()
    place.go("jour")
    page.wait_for_selector("h1 >> text=Quel jour")
    page.wait_for_selector("#live >> text=Quel jour", state="attached")


def test_without_javascript_everything_can_be_done(place: TestRoom, open_phone: Open) -> None:
    place.go("profil")
    page = open_phone("Sacha", java_script_enabled=False)
    page.click(".primary")
    page.wait_for_selector(".errors >> text=Choisissez une réponse")
    page.check("[value='La Gare']")
    page.click(".primary")
    page.wait_for_selector("main >> text=C’est bien reçu")
    place.go("ordre")
    page.click("text=Actualiser la page")
    page.fill(".point:nth-of-type(1) input >> nth=0", "2")
    page.click(".primary")
    page.wait_for_selector("main >> text=C’est bien reçu")
    place.go("groupes")
    page.click("text=Actualiser la page")
    page.click("text=Groupe des arbres")
    page.fill("textarea >> nth=0", "Il fait sec") if page.query_selector("textarea") else \
        page.fill("input[type=text], .line input >> nth=0", "Il fait sec")
    page.click(".primary")
    page.wait_for_selector("main >> text=C’est envoyé")
    page.click("text=Mes réponses")
    page.wait_for_selector("main >> text=Il fait sec")


def test_a_cut_network_holds_the_answer_back_and_sends_it_once(
    place: TestRoom, open_phone: Open
) -> None:
    place.go("envies")
    page = open_phone()
    page.fill("textarea", "Un ponton pour se baigner")
    page.context.set_offline(True)
    page.click(".primary")
    page.wait_for_selector("#net >> text=Pas encore envoyé")
    assert page.query_selector("[data-mode=sent]") is None
    assert "Un ponton pour se baigner" not in texts(place, "envies")
    page.context.set_offline(False)
    page.wait_for_selector("[data-mode=sent]")
    assert not page.is_visible("#net")
    assert texts(place, "envies").count("Un ponton pour se baigner") == 1


def test_a_lost_receipt_is_fetched_again_without_a_second_answer(
    place: TestRoom, open_phone: Open
) -> None:
    place.go("envies")
    page = open_phone()
    page.fill("textarea", "Des transats")
    lost = []

    def lose(route: Any) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().status)  # it arrives, but its receipt never comes back
        route.abort()

    page.route("**/answer", lose)
    page.click(".primary")
    page.wait_for_selector("[data-mode=sent]")
    assert lost == [200]
    assert texts(place, "envies").count("Des transats") == 1


def test_an_unsent_answer_survives_closing_the_page(place: TestRoom, open_phone: Open) -> None:
    place.go("envies")
    page = open_phone()
    page.fill("textarea", "Une bibliothèque de rue")
    page.route("**/answer", lambda route: route.abort())
    page.click(".primary")
    page.wait_for_selector("#net >> text=Pas encore envoyé")
    page.unroute_all()
    again = page.context.new_page()
    page.close()
    again.goto(place.server.join_url)
    again.wait_for_selector("[data-mode=sent]")
    assert texts(place, "envies").count("Une bibliothèque de rue") == 1


def test_an_earlier_answer_on_its_way_does_not_hold_up_the_next(
    place: TestRoom, open_phone: Open
) -> None:
    place.go("envies")
    page = open_phone()
    page.fill("textarea", "Un hamac")
    held: list[Any] = []
    page.route("**/answer", lambda route: route.abort() if not held else held.append(route))
    page.click(".primary")
    page.wait_for_selector("#net >> text=Pas encore envoyé")
    place.go("mots")
    page.wait_for_selector("[name='words.0']")
    page.fill("[name='words.0']", "sieste")
    held.append(None)  # from now on it is on its way for as long as wanted
    page.click("text=Réessayer maintenant")
    for _ in range(100):
        if len(held) > 1:
            break
        page.wait_for_timeout(50)
    assert page.is_enabled(".primary")
    held[1].continue_()
    page.unroute_all()
    page.click(".primary")
    page.wait_for_selector("[data-mode=sent] >> text=sieste")
    page.wait_for_selector("#net", state="hidden")  # nothing waits any more
    assert texts(place, "envies").count("Un hamac") == 1


def test_a_reload_keeps_what_was_typed(place: TestRoom, open_phone: Open) -> None:
    place.go("mots")
    page = open_phone()
    page.fill("[name='words.0']", "reflets")
    page.fill("[name='words.2']", "quai")
    page.reload()
    page.wait_for_selector("html.live", state="attached")
    assert page.input_value("[name='words.0']") == "reflets"
    assert page.input_value("[name='words.2']") == "quai"


def test_nothing_typed_is_taken_away_by_a_new_step(place: TestRoom, open_phone: Open) -> None:
    place.go("envies")
    page = open_phone()
    page.fill("textarea", "Je n’ai pas fini ma phra")
    place.go("jour")
    page.wait_for_selector("text=Cette séquence se ferme")
    assert page.input_value("textarea") == "Je n’ai pas fini ma phra"
    page.click(".primary")  # within the seconds of grace
    page.wait_for_selector("h1 >> text=Quel jour")
    assert "Je n’ai pas fini ma phra" in texts(place, "envies")


def test_a_late_answer_is_refused_and_its_text_kept_for_copying(
    place: TestRoom, open_phone: Open
) -> None:
    step = place.go("envies")
    page = open_phone()
    page.fill("textarea", "Trop tard mais gardé")
    page.context.set_offline(True)
    page.click(".primary")
    page.wait_for_selector("#net >> text=Pas encore envoyé")
    place.go("jour")
    place.session.document.write(lambda db: _age(db, step.id)).result()
    page.context.set_offline(False)
    page.wait_for_selector(".kept textarea")
    page.reload()
    page.wait_for_selector(".kept textarea")
    assert page.input_value(".kept textarea") == "Trop tard mais gardé"
    page.click(".kept button")
    page.reload()
    page.wait_for_selector("html.live", state="attached")
    assert page.query_selector(".kept") is None
    assert "Trop tard mais gardé" not in texts(place, "envies")


def _age(db: Any, step_id: str) -> object:
    from facilitator.document.writer import Written
    from facilitator.workshop.changes import StepChanged

    db.execute("UPDATE step SET closed_at = closed_at - ? WHERE id = ?", [GRACE + 1, step_id])
    return Written(None, (StepChanged(step_id),))


def test_two_phones_write_in_one_cell_and_see_each_other(
    place: TestRoom, open_phone: Open
) -> None:
    place.go("groupes")
    one, two = open_phone("Gil"), open_phone("Hal")
    for page in (one, two):
        page.click("text=Groupe des bancs")
        page.wait_for_selector(".team")
    box = one.query_selector(".line textarea, .line input").get_attribute("name")
    two.fill(f"[name='{box}']", "En train d’écr")
    one.fill(f"[name='{box}']", "Pas de clous")
    one.click(".primary")
    two.wait_for_selector(".others >> text=Pas de clous")
    assert two.input_value(f"[name='{box}']") == "En train d’écr"
    two.fill(f"[name='{box}']", "Pas de marteau")
    two.click(".primary")
    one.wait_for_selector(".others >> text=Pas de marteau")
    assert {"Pas de clous", "Pas de marteau"} <= set(texts(place, "groupes"))


def test_results_appear_when_shown_and_go_when_hidden(
    place: TestRoom, open_phone: Open
) -> None:
    step = place.go("ordre")
    page = open_phone()
    page.click(".point >> nth=1 >> button >> nth=1")
    page.click(".point >> nth=1 >> button >> nth=1")
    assert "1" in page.inner_text(".left")
    page.click(".primary")
    page.wait_for_selector("[data-mode=sent]")
    assert page.query_selector(".result") is None
    place.session.flow.show(step.id).result()
    page.wait_for_selector(".result svg")
    place.session.flow.show(step.id, False).result()
    page.wait_for_selector(".result", state="detached")


def test_points_cannot_be_overspent(place: TestRoom, open_phone: Open) -> None:
    place.go("ordre")
    page = open_phone()
    more = page.query_selector_all(".point button:last-of-type")
    for button in (more[0], more[1], more[2]):
        button.click()
    assert all(button.is_disabled() for button in page.query_selector_all(
        ".point button:last-of-type"))
    assert page.inner_text(".left").endswith("0.")


def test_a_phone_comes_back_after_the_laptop_restarted(
    open_phone: Open, chromium: Any, tmp_path: Any
) -> None:
    path = tmp_path / "redemarre.palabre"
    context = chromium.new_context(viewport={"width": 360, "height": 640}, locale="fr-FR")
    with room(path) as place:
        place.go("mots")
        port = place.port
        page = context.new_page()
        page.goto(place.server.join_url)
        page.fill("[name=name]", "Iris")
        page.click(".primary")
        page.wait_for_selector("[name='words.0']")
        page.fill("[name='words.0']", "pendant la panne")
    page.click(".primary")
    page.wait_for_selector("#net >> text=Pas encore envoyé")
    with room(path, reopen=True, port=port) as again:
        page.wait_for_selector("[data-mode=sent]")
        assert texts(again, "mots") == ["pendant la panne"]
        people = again.session.room.everybody()
        assert [person.name for person in people] == ["Iris"]
    context.close()


def test_the_remote_on_a_phone(place: TestRoom, open_phone: Open) -> None:
    step = place.go("mots")
    place.session.flow.close(step.id).result()
    page = open_phone(join=False)
    page.goto(place.server.remote_url)
    page.click("text=Ouvrir les réponses")
    page.wait_for_selector("text=Clore les réponses")
    assert place.step("mots").state == "open"
    page.click("text=Suivante")
    page.wait_for_selector("h1 >> text=Envies")
    assert place.session.flow.current().key == "envies"
