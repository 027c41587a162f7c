"""What the tests of printed pages share: reading a PDF back as a person and a phone do."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from facilitator.i18n import french


@dataclass(frozen=True)
class Printed:
    """A PDF that was written."""

    path: Path

    def tool(self, *arguments: str) -> bytes:
        """Run one of poppler's tools on the file."""
        if shutil.which(arguments[0]) is None:
            pytest.skip(f"{arguments[0]} (poppler-utils) is not installed")
        first, *rest = arguments
        return subprocess.run([first, *rest, str(self.path), "-"] if first != "pdffonts"
                              else [first, str(self.path)], check=True, capture_output=True).stdout

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self.sizes)

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of each page in whole points."""
        import pikepdf

        with pikepdf.open(self.path) as pdf:
            return [(round(float(p.mediabox[2])), round(float(p.mediabox[3]))) for p in pdf.pages]

    @property
    def text(self) -> str:
        """All words, each space of any kind as one plain space."""
        return re.sub(r"\s+", " ", self.tool("pdftotext", "-layout").decode())

    def text_of(self, page: int) -> str:
        """The words of one page, counted from 1."""
        words = self.tool("pdftotext", "-f", str(page), "-l", str(page)).decode()
        return re.sub(r"\s+", " ", words)

    def picture(self, dots: int = 60, page: int = 1):
        """One page as a grey picture."""
        from PIL import Image

        if shutil.which("pdftoppm") is None:
            pytest.skip("pdftoppm (poppler-utils) is not installed")
        raw = subprocess.run(
            ["pdftoppm", "-r", str(dots), "-gray", "-f", str(page), "-l", str(page),
             str(self.path)], check=True, capture_output=True).stdout
        return Image.open(io.BytesIO(raw))

    def scan(self, dots: int = 60) -> set[str]:
        """What a phone reads from the first page."""
        zxing = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed")
        return {code.text for code in zxing.read_barcodes(self.picture(dots))}


@pytest.fixture
def printed(session, tmp_path):
    """A function that prints a product of the test's session."""

    def make(write, *arguments, **more) -> Printed:
        target = tmp_path / f"{write.__name__}.pdf"
        count = write(session, target, french(), *arguments, **more)
        found = Printed(target)
        assert found.pages == count
        return found

    return make
