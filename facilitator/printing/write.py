"""Pages to a PDF file: embedded fonts, text that can be searched, vectors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from facilitator.drawing.clean import one_line
from facilitator.drawing.pdf import PdfPen, draw_scene
from facilitator.printing.sheet import Press
from facilitator.report.formats.base import atomic
from facilitator.scene import Scene
from facilitator.theme import load_theme


def write_pages(press: Press, pages: Sequence[Scene], target: Path, title: str) -> None:
    """Write ``pages``, each in its own size, to ``target``.

    What was there stays as it was unless all went well. Raises
    :class:`facilitator.errors.FileProblem` where the disk does not let us.
    """
    from reportlab.pdfgen.canvas import Canvas

    theme = load_theme("light")
    with atomic(target) as part, part.open("wb") as file:
        canvas = Canvas(file, pageCompression=1, lang=press.tr.language)
        canvas.setTitle(one_line(title))
        canvas.setCreator("Palabre")
        canvas._doc.idToObject["BasicFonts"].dict.clear()
        for page in pages:
            canvas.setPageSize((page.width, page.height))
            # The usual opening of a page names Helvetica, which is not embedded and not used.
            canvas._preamble = "1 0 0 1 0 0 cm"
            draw_scene(PdfPen(canvas, press.fonts, theme, page.height), page, 0, 0)
            canvas.showPage()
        canvas.save()
