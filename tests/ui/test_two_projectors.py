"""The projector's window and its page: whatever the room can see, both show the same."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

import resources
from facilitator.drawing.flatten import primitives
from facilitator.drawing.measure import Measure
from facilitator.drawing.svg import to_svg
from facilitator.i18n import Languages
from facilitator.scene import Rect, Scene, Text
from facilitator.theme import load_theme
from tests.web.phones import JSON, Phone
from tests.web.rooms import room
from tests.web.stages import Filled, fill
from ui.bridge import Bridge
from ui.projector.show import Show
from ui.tasks import Tasks

MEASURE = Measure()


class Both:
    """The window and the page of one workshop."""

    def __init__(self, filled: Filled) -> None:
        self.filled = filled
        session = filled.room.session
        self.bridge, self.tasks = Bridge(session.bus), Tasks()
        languages = Languages(resources.path("translations"))
        self.speak = languages.get
        self.window = Show(session, self.bridge, self.tasks, MEASURE, self.speak)
        self._phone = Phone(filled.room.port)
        self._path = urlsplit(filled.room.server.projector_url).path

    def page(self) -> str:
        """The moving part of the page."""
        return self._phone.get(self._path + "view", **JSON).json["html"]

    def agree(self) -> bool:
        """Whether both show the same now."""
        shown, page = self.window.projection, self.page()
        if shown.black or "<svg" not in page:
            return shown.black and "<svg" not in page and "black" in page
        svg = to_svg(shown.scene, load_theme("light"), measure=MEASURE)
        drawn = page[page.index("<svg"):page.index("</svg>")]
        if "data-left" in drawn:
            svg = svg.replace("4:05", "")
            drawn = drawn.replace("4:05", "").replace(' data-left="245.0" data-sign="−"', "")
        photo = "<image" in drawn
        return drawn.partition("<image")[0] + "</svg>" == svg and photo == bool(shown.photo)

    def close(self) -> None:
        """Let go of the session."""
        self.bridge.close()
        self.tasks.close()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[Both]:
    with room(tmp_path_factory.mktemp("room") / "quai.palabre") as served:
        made = Both(fill(served))
        yield made
        made.close()


def test_whatever_the_room_can_see_both_show_the_same(qtbot, both: Both) -> None:
    seen: dict[str, str] = {}
    for name, show in both.filled.states():
        show()
        before = both.filled.room.session.flow.stage()
        qtbot.waitUntil(lambda before=before, name=name: both.agree() and (
            both.window.projection.black == before.black) and (
            name == "what is no more" or both.page() not in seen.values()))
        seen[name] = both.page()
    assert "de l&#x27;eau" in seen["cloud"]
    assert "fêtes" in seen["one term with its verbatims"]
    assert "Pause jusqu’à" in seen["message"]
    assert seen["way in through the Wi-Fi"].count('class="f-qr-ink"') == 2
    assert 'data-left="245.0"' in seen["countdown"]
    assert 'href="photo/' in seen["photo"]
    assert "f-qr-ink" not in seen["no code"]


def test_a_frozen_picture_stays_while_answers_arrive_whoever_looks_when(
    qtbot, both: Both
) -> None:
    session = both.filled.room.session
    both.filled.show("mots")
    qtbot.waitUntil(both.agree)
    session.flow.set_stage(frozen=True).result()
    both.filled.room.settle()
    frozen = both.page()
    both.filled.answer("mots", 0, words=["des lampions"])
    session.flow.set_stage(black=True).result()
    qtbot.waitUntil(lambda: both.window.projection.black and "<svg" not in both.page())
    session.flow.set_stage(black=False).result()
    qtbot.waitUntil(lambda: both.page() == frozen and both.agree())
    assert "lampions" not in frozen
    session.flow.set_stage(frozen=False).result()
    qtbot.waitUntil(lambda: "lampions" in both.page() and both.agree())


def test_a_replay_goes_picture_by_picture_on_both_and_once_more_when_asked_again(
    qtbot, both: Both
) -> None:
    projector = both.filled.room.session.projector
    projector.beat = 0.05
    sizes: list[int] = []

    def words(scene: Scene) -> int:
        return sum(isinstance(one, Text) for one in scene.elements)

    both.window.changed.connect(lambda shown: sizes.append(words(shown.scene)))
    for _ in range(2):
        sizes.clear()
        both.filled.show("mots", view="replay")
        qtbot.waitUntil(lambda: len(sizes) > 3 and both.agree() and (
            projector.look(both.speak, MEASURE).again is None))
        assert sizes == sorted(sizes)
        assert sizes[0] < sizes[-1]


def test_the_ground_chosen_for_the_projector_is_that_of_the_page(both: Both) -> None:
    projector = both.filled.room.session.projector
    assert "ground-" not in both.page()
    projector.set_ground("dark")
    assert "ground-dark" in both.page()
    projector.set_ground("")


def test_scenes_fill_their_page_and_keep_inside_it(both: Both) -> None:
    for name, show in both.filled.states():
        show()
        scene = both.filled.room.session.projector.look(both.speak, MEASURE).scene
        for part in primitives(scene):
            if isinstance(part, Text):
                wide = MEASURE.width(part.text, part.size, part.weight)
                left = part.x - wide * {"start": 0, "middle": .5, "end": 1}[part.anchor.value]
                assert left >= 0, (name, part.text)
                assert left + wide <= scene.width + 1, (name, part.text)
                assert part.size >= scene.height / 30 - 0.01, (name, part.text)
            elif isinstance(part, Rect):
                assert part.y + part.height <= scene.height + 1, name
