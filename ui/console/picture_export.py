"""Saving the picture of a result as SVG or PNG, and how a cloud grew as an animation."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from facilitator.activities.context import Frame
from facilitator.activities.kind import Capability
from facilitator.errors import FileProblem
from facilitator.i18n import N_
from facilitator.scene import Scene
from facilitator.theme import Theme
from facilitator.workshop.projection.replay import replayed
from ui.console.tab import Setting
from ui.parts.basic import button
from ui.parts.scene_view import SceneView

FORMATS = (N_("Image SVG (*.svg)"), N_("Image PNG (*.png)"))
GROWTH = N_("Animation GIF : comment le nuage a grandi (*.gif)")
PAGE = (1280.0, 720.0)
"""Size of the animation in points."""


def export_button(setting: Setting, view: SceneView) -> QPushButton:
    """A button that asks where to, then saves what ``view`` shows."""

    offered = (*FORMATS, GROWTH) if Capability.TERMS in setting.kind.capabilities else FORMATS

    def ask() -> None:
        say, scene = setting.look.say, view.scene()
        if scene is None:
            return
        start = setting.desk.session.path.with_name(f"{file_name(setting.step.title)}.svg")
        chosen, wanted = QFileDialog.getSaveFileName(
            view, say(N_("Exporter l’image")), str(start), ";;".join(map(say, offered)))
        if chosen:
            path = Path(chosen)
            known = [f".{one}" for one in ("svg", "png", "gif") if f".{one}" in "".join(offered)]
            if path.suffix.lower() not in known:
                path = path.with_name(
                    path.name + next((one for one in known if one in wanted), ".svg"))
            grows = path.suffix.lower() == ".gif"
            setting.desk.tasks.run(
                (lambda: save_growth(setting, path)) if grows else
                (lambda: save_picture(scene, path, setting.look.theme, setting.step.title)))

    return button(setting.look, setting.look.say(N_("Exporter l’image…")), ask, role="quiet",
                  icon="download", bare=True)


def save_picture(scene: Scene, path: Path, theme: Theme, title: str = "") -> None:
    """Write ``scene`` as the suffix of ``path`` says, with the fonts it needs.

    Raises :class:`FileProblem` where that cannot be written.
    """
    if path.suffix.lower() == ".png":
        from facilitator.drawing.png import to_png

        data = to_png(scene, theme, ground="paper")
    else:
        from facilitator.drawing.svg import to_svg

        data = to_svg(scene, theme, embed_fonts=True, title=title).encode()
    _write(path, data)


def save_growth(setting: Setting, path: Path) -> None:
    """Write the replay of a result as an animation, each picture as long as in the room.

    Raises :class:`FileProblem` where nobody has answered or it cannot be written.
    """
    from facilitator.drawing.gif import to_gif

    session, look, step = setting.desk.session, setting.look, setting.fresh_step()
    context = session.results.context(step, with_entries=False)
    pictures = list(replayed(setting.kind, session.results.entries(step), context,
                             Frame(*PAGE, look.tr), look.measure))
    if not pictures:
        raise FileProblem(N_("Personne n’a encore répondu."))
    _write(path, to_gif(pictures, look.theme, seconds=session.projector.beat,
                        measure=look.measure))


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise FileProblem(N_("L’image n’a pas pu être écrite : {why}."),
                          why=error.strerror or str(error)) from error


def file_name(title: str) -> str:
    """A title as the name of a file on any system."""
    clean = re.sub(r"[^\w \-’]+", " ", title).strip()
    return " ".join(clean.split())[:60] or "image"
