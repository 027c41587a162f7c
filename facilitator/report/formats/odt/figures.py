"""Pictures of the OpenDocument text, and what stands around its pages."""

from __future__ import annotations

from io import BytesIO

import resources
from facilitator.blocks import Cover, Picture, Report
from facilitator.drawing.clean import one_line
from facilitator.drawing.measure import Measure
from facilitator.drawing.png import to_png
from facilitator.i18n import N_, Translator
from facilitator.report.formats.base import page_parts
from facilitator.report.formats.brand import Logo, logo_of
from facilitator.report.formats.odt import xml
from facilitator.report.formats.pdf.style import PAGE_HEIGHT, PAGE_WIDTH
from facilitator.theme import Theme

_DOTS = 72
"""Dots an inch of the draft mark, which is large and very light."""


class Figures:
    """Pictures as frames, and their files by the name that they have in the document."""

    def __init__(self, theme: Theme, measure: Measure) -> None:
        self.files: dict[str, bytes] = {}
        self._theme = theme
        self._measure = measure

    def picture(self, block: Picture, width: float) -> str:
        """Return ``block`` as a frame ``width`` points wide."""
        scene = block.scene
        if block.photo:
            name = self._keep(block.photo, "jpg")
        else:
            data = to_png(scene, self._theme, scale=2.5, measure=self._measure)
            name = self._keep(data, "png")
        return self._frame(name, width, width * scene.height / max(scene.width, 1.0), scene.alt)

    def logo(self, logo: Logo, width: float, height: float) -> str:
        """Return the logo as a frame of at most ``width`` by ``height`` points."""
        return self._frame(self._keep(logo.png, "png"), *logo.within(width, height),
                           logo.alt)

    def draft(self, word: str) -> str:
        """Keep a picture of ``word`` across a page and return its name."""
        return self._keep(_watermark(word, self._theme), "png")

    def _keep(self, data: bytes, ending: str) -> str:
        name = f"Pictures/image{len(self.files) + 1}.{ending}"
        self.files[name] = data
        return name

    def _frame(self, name: str, width: float, height: float, alt: str) -> str:
        said = f"<svg:desc>{xml.attribute(alt)}</svg:desc>" if alt else ""
        return (
            f'<draw:frame draw:name="Image {len(self.files)}" text:anchor-type="as-char" '
            f'svg:width="{width:.1f}pt" svg:height="{height:.1f}pt"><draw:image '
            f'xlink:href="{name}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
            f"{said}</draw:frame>"
        )


def media_type(name: str) -> str:
    """Internet media type of a picture by its name."""
    return "image/jpeg" if name.endswith(".jpg") else "image/png"


def furniture(
    report: Report, figures: Figures, words: Translator, theme: Theme
) -> tuple[str, str, str]:
    """Return foot and head of the pages as paragraphs, and the picture behind them ("" if none)."""
    before, between = page_parts(words)
    draft = f"{words(N_('Brouillon'))} – " if report.draft else ""
    foot = xml.paragraph("Footer", (
        f"{xml.text(before)}<text:page-number>2</text:page-number>{xml.text(between)}"
        f"<text:page-count>2</text:page-count><text:tab/>{xml.text(draft)}"
        f"{xml.text(one_line(report.title))}"))
    if report.legal:
        foot += xml.paragraph("Legal", xml.text(one_line(report.legal)))
    covered = bool(report.blocks) and isinstance(report.blocks[0], Cover)
    logo = None if covered else logo_of(report)
    head = xml.paragraph("Header", figures.logo(logo, 110.0, 34.0)) if logo is not None else ""
    return foot, head, figures.draft(words(N_("Brouillon"))) if report.draft else ""


def _watermark(word: str, theme: Theme) -> bytes:
    """Draw ``word`` across a page, as the PDF has it."""
    from PIL import Image, ImageDraw, ImageFont

    size = (round(PAGE_WIDTH * _DOTS / 72), round(PAGE_HEIGHT * _DOTS / 72))
    path = str(resources.path("fonts", "Inter-Bold.ttf"))
    wide = ImageFont.truetype(path, 100).getlength(word)
    font = ImageFont.truetype(path, min(150, round(size[0] * 0.92 * 100 / max(wide, 1.0))))
    flat = Image.new("L", (size[1], size[1]), 0)
    middle = (size[1] / 2, size[1] / 2)
    ImageDraw.Draw(flat).text(middle, word, 255, font, anchor="mm")
    turned = flat.rotate(50, Image.Resampling.BICUBIC)
    left = (size[1] - size[0]) // 2
    mask = turned.crop((left, 0, left + size[0], size[1]))
    page = Image.new("RGB", size, "white")
    page.paste(theme.rgb("draft"), mask=mask)
    file = BytesIO()
    page.save(file, "PNG", optimize=True, dpi=(_DOTS, _DOTS))
    return file.getvalue()
