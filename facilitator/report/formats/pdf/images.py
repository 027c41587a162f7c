"""Photographs and logos in the PDF: image objects (ISO 32000-1, 8.9), each stored once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from facilitator.report.formats.pdf.style import PAGE_HEIGHT
from facilitator.report.formats.pdf.tags import Tagger

if TYPE_CHECKING:
    from pikepdf import Pdf


@dataclass(frozen=True, slots=True)
class Box:
    """Where something stands on a page: top left corner and size, in points, y down."""

    x: float
    y: float
    width: float
    height: float


def draw_image(tagger: Tagger, data: bytes, box: Box) -> None:
    """Draw a JPEG or PNG file without transparency into ``box``."""
    name = tagger.images.setdefault(data, f"Im{len(tagger.images) + 1}")
    tagger.used[tagger.page].add(name)
    bottom = PAGE_HEIGHT - box.y - box.height
    tagger.pen.write(
        f"q {box.width:.2f} 0 0 {box.height:.2f} {box.x:.2f} {bottom:.2f} cm /{name} Do Q")


def embed(pdf: Pdf, images: Mapping[bytes, str], used: Sequence[set[str]]) -> None:
    """Put the drawn images into the file and name them on the pages that use them."""
    from pikepdf import Dictionary

    if not images:
        return
    made = {name: _stream(pdf, data) for data, name in images.items()}
    for page, names in zip(pdf.pages, used, strict=True):
        if names:
            page.Resources.XObject = Dictionary({f"/{n}": made[n] for n in sorted(names)})


def _stream(pdf: Pdf, data: bytes) -> object:
    from pikepdf import Name, Stream
    from PIL import Image

    with Image.open(BytesIO(data), formats=("JPEG", "PNG")) as image:
        keys = {"Type": Name.XObject, "Subtype": Name.Image, "Width": image.width,
                "Height": image.height, "BitsPerComponent": 8, "ColorSpace": Name.DeviceRGB}
        if image.format == "JPEG" and image.mode == "RGB":
            return pdf.make_indirect(Stream(pdf, data, Filter=Name.DCTDecode, **keys))
        return pdf.make_indirect(Stream(pdf, image.convert("RGB").tobytes(), **keys))
