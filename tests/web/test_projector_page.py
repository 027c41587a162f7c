"""The projector's page over HTTP: what it tells, and to whom."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from facilitator.workshop.projection.sight import PHOTO
from facilitator.workshop.wifi import Wifi, keep_wifi
from screens.chain_sample import photo
from tests.web.phones import JSON, Phone
from tests.web.rooms import TestRoom

Person = Callable[..., Phone]
QR = 'class="f-qr-ink"'
"""One QR code in a picture."""


def test_the_projector_s_page_shows_the_way_in_then_the_result(
    place: TestRoom, person: Person
) -> None:
    step, base = place.go("mots"), urlsplit(place.server.projector_url).path
    person().answer(step.id, {"words": ["projeté"]})
    page = Phone(place.port).get(base).text
    assert QR in page
    assert "projeté" not in page
    place.session.flow.show(step.id).result()
    place.settle()
    assert "projeté" in Phone(place.port).get(base + "view", **JSON).json["html"]
    place.session.flow.set_stage(black=True).result()
    place.settle()
    assert "projeté" not in Phone(place.port).get(base + "view", **JSON).json["html"]


def test_the_projector_s_page_shows_the_wifi_then_the_form_when_people_join(
    place: TestRoom
) -> None:
    base = urlsplit(place.server.projector_url).path
    keep_wifi(place.session, Wifi("Quai <des> voisins", "Mangue;verte")).result()
    place.session.flow.set_stage(corner="large", black=False).result()
    place.settle()
    page = Phone(place.port).get(base + "view", **JSON).json["html"]
    assert page.count(QR) == 2
    for said in ("Rejoindre le Wi-Fi", "Ouvrir le formulaire", "Quai &lt;des&gt; voisins",
                 "Mangue;verte", place.url.removeprefix("http://")):
        assert said in page
    place.session.flow.set_stage(corner="small").result()
    place.settle()
    page = Phone(place.port).get(base + "view", **JSON).json["html"]
    assert page.count(QR) == 1
    assert "Mangue" not in page
    place.session.flow.set_stage(corner="none").result()
    place.settle()
    assert QR not in Phone(place.port).get(base + "view", **JSON).json["html"]


def test_fonts_and_the_photo_on_show_are_behind_the_secret_and_nothing_else_is(
    place: TestRoom
) -> None:
    base, phone = urlsplit(place.server.projector_url).path, Phone(place.port)
    assert phone.get(base + "font/Inter-Bold.ttf").status == 200
    kept = place.session.media.add(place.step("groupes").id, photo()).result()
    for path in ("font/OFL.txt", "font/..%2F..%2Fpyproject.toml", "photo/" + kept, "photo/x"):
        assert phone.get(base + path).status == 404, path
    place.go("groupes", shown=True)
    place.session.flow.set_stage(detail=PHOTO + kept).result()
    shown = phone.get(base + "photo/" + kept)
    assert (shown.status, shown.body[:2]) == (200, b"\xff\xd8")
    assert phone.get("/projector/mauvais/photo/" + kept).status in (404, 429)
    assert phone.get("/projector/mauvais/font/Inter-Bold.ttf").status in (404, 429)


def test_the_wifi_s_password_is_told_to_nobody_without_the_secret(place: TestRoom) -> None:
    keep_wifi(place.session, Wifi("Quai", "Mangue;verte")).result()
    place.settle()
    phone = Phone(place.port).join()
    for path in ("/", "/view", "/me", "/privacy", "/projector/mauvais/view"):
        assert "Mangue" not in phone.get(path).text
