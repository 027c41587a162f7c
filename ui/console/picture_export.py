"""Saving the picture of a result as SVG or PNG, whatever the kind."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton

from facilitator.errors import FileProblem
from facilitator.i18n import N_
from facilitator.scene import Scene
from facilitator.theme import Theme
from ui.console.tab import Setting
from ui.parts.basic import button
from ui.parts.scene_view import SceneView

FORMATS = (N_("Image SVG (*.svg)"), N_("Image PNG (*.png)"))


def export_button(setting: Setting, view: SceneView) -> QPushButton:
    """A button that asks where to, then saves what ``view`` shows."""

    def ask() -> None:
        say, scene = setting.look.say, view.scene()
        if scene is None:
            return
        start = setting.desk.session.path.with_name(f"{file_name(setting.step.title)}.svg")
        chosen, wanted = QFileDialog.getSaveFileName(
            view, say(N_("Exporter l’image")), str(start), ";;".join(map(say, FORMATS)))
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() not in (".svg", ".png"):
                path = path.with_name(path.name + (".png" if "png" in wanted else ".svg"))
            setting.desk.tasks.run(
                lambda: save_picture(scene, path, setting.look.theme, setting.step.title))

    return button(setting.look, setting.look.say(N_("Exporter l’image…")), ask, role="quiet",
                  icon="download")


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
    try:
        path.write_bytes(data)
    except OSError as error:
        raise FileProblem(N_("L’image n’a pas pu être écrite : {why}."),
                          why=error.strerror or str(error)) from error


def file_name(title: str) -> str:
    """A title as the name of a file on any system."""
    clean = re.sub(r"[^\w \-’]+", " ", title).strip()
    return " ".join(clean.split())[:60] or "image"
