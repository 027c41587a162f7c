"""All words of a written report, whatever its format; a format unknown here fails its tests."""

from __future__ import annotations

import html
import re
import tempfile
import zipfile
from pathlib import Path

import pymupdf

_MARKUP = re.compile(r"<[^>]*>")


def words_of(path: Path) -> str:
    """The text of a file, folder or archive, as one string."""
    if path.is_dir():
        return "\n".join(each.read_text("utf-8") for each in sorted(path.rglob("*.md")))
    match path.suffix:
        case ".pdf":
            with pymupdf.open(path) as document:
                return "\n".join(page.get_text() for page in document)
        case ".docx" | ".odt":
            with zipfile.ZipFile(path) as archive:
                parts = [archive.read(name).decode("utf-8") for name in archive.namelist()
                         if name.endswith(".xml") and ("word/" in name or "/" not in name)]
            return "\n".join(_bare(part) for part in parts)
        case ".html":
            return _bare(path.read_text("utf-8").partition("</style>")[2])
        case ".zip":
            with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(path) as archive:
                archive.extractall(folder)
                inner = [each for each in sorted(Path(folder).iterdir())
                         if each.suffix in (".pdf", ".docx", ".odt", ".html")]
                return "\n".join(map(words_of, inner))
    raise AssertionError(f"no way to read {path.suffix}: teach the tests this format")


def _bare(markup: str) -> str:
    return html.unescape(_MARKUP.sub("", markup))
