"""The joining screen: first the Wi-Fi, then the form, each as a code and in plain words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from facilitator.drawing.measure import Measure
from facilitator.drawing.qr import qr_rows
from facilitator.scene import Modules, Scene, Text
from facilitator.workshop.projection.compose import compose
from facilitator.workshop.projection.sight import Entrance, Sight
from facilitator.workshop.stage import Stage
from facilitator.workshop.wifi import OPEN, Wifi, keep_wifi
from tests.ui.helpers import done

URL = "http://192.168.8.20:8765/"
MEASURE = Measure()


def screen(wifi: Wifi, corner: str = "large", height: float = 900.0) -> Scene:
    sight = Sight(Stage(corner=corner), prompt="Que garder du marché ?", joined=12,
                  entrance=Entrance.of(URL).through(wifi), height=height)
    return compose(sight, MEASURE, 0.0)


def codes(scene: Scene) -> list[tuple[str, ...]]:
    """The codes from left to right."""
    found = [part for part in scene.elements if isinstance(part, Modules)]
    return [part.rows for part in sorted(found, key=lambda part: part.x)]


def words(scene: Scene) -> str:
    return "\n".join(part.text for part in scene.elements if isinstance(part, Text))


def test_wifi_first_then_the_form_and_the_same_in_words() -> None:
    wifi = Wifi("Marché; couvert", 'Mangue,"verte"')
    scene = screen(wifi)
    assert codes(scene) == [qr_rows(wifi.payload), qr_rows(URL)]
    for said in ("Rejoindre le Wi-Fi", "Ouvrir le formulaire", wifi.name, wifi.password,
                 "192.168.8.20:8765", "12 personnes"):
        assert said in words(scene)
        assert said in scene.alt
    assert scene.alt.index("Rejoindre") < scene.alt.index("Ouvrir")


def test_a_network_without_password_tells_none() -> None:
    assert "Mot de passe" not in words(screen(Wifi("Libre", "", OPEN)))


def test_the_corner_shows_the_form_alone() -> None:
    assert codes(screen(Wifi("Marché", "Mangue-verte"), "small")) == [qr_rows(URL)]


def test_without_a_wifi_the_form_is_alone_on_the_joining_screen() -> None:
    assert codes(screen(Wifi())) == [qr_rows(URL)]


@given(name=st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1, max_size=32),
       password=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=8,
                        max_size=63),
       height=st.sampled_from([640.0, 900.0, 1200.0]))
def test_whatever_the_names_all_is_shown_legibly_and_within_the_screen(
    name: str, password: str, height: float
) -> None:
    scene = screen(Wifi(name, password), height=height)
    shown = "".join(words(scene).split())
    assert "".join(password.split()) in shown
    smallest = max(height, 900.0) / 30
    for part in scene.elements:
        if isinstance(part, Text):
            assert part.size >= smallest
            assert 0 < part.y <= height
            assert part.x + MEASURE.width(part.text, part.size, part.weight) <= 1600 or (
                part.anchor.value != "start")
        elif isinstance(part, Modules):
            assert part.side >= height * 0.2
            assert part.y + part.side <= height


def test_what_the_workshop_keeps_is_on_the_projector_at_once(qtbot, open_workshop) -> None:
    place = open_workshop()
    qtbot.waitUntil(lambda: place.console.room._short.text() == "192.168.1.20:8765")
    qtbot.keyClick(place.page, Qt.Key.Key_Q)
    qtbot.waitUntil(lambda: place.session.flow.stage().corner == "large")
    done(keep_wifi(place.session, Wifi("Marché", "Mangue-verte")))
    qtbot.waitUntil(lambda: "Mangue-verte" in place.show.projection.scene.alt)
    done(keep_wifi(place.session, Wifi()))
    qtbot.waitUntil(lambda: "Mangue-verte" not in place.show.projection.scene.alt)
