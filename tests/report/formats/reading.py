"""Read a PDF as a screen reader does: through its structure tree, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

_PAIR = re.compile(r"<([0-9a-fA-F]{2})> <([0-9a-fA-F]+)>")


@dataclass
class Heard:
    """One element: its tag, the tags it lies in, its own text and its alternative text."""

    tag: str
    path: tuple[str, ...]
    text: str
    alt: str
    attributes: dict[str, str]


def read_aloud(path: Path) -> list[Heard]:
    """Return every element of the tree in reading order."""
    with pikepdf.open(path) as pdf:
        texts = {
            page.objgen: _page_texts(pikepdf.Page(page)) for page in (p.obj for p in pdf.pages)
        }
        root = pdf.Root.StructTreeRoot.K
        return list(_walk(root, (), texts))


def _walk(element: Any, path: tuple[str, ...], texts: dict[Any, dict[int, str]]) -> Iterator[Heard]:
    tag = str(element.S)[1:]
    kids = element.get("/K", pikepdf.Array())
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    own, below = "", []
    for kid in kids:
        if isinstance(kid, int):
            own += texts[element.Pg.objgen].get(kid, "")
        elif kid.get("/Type") == "/MCR":
            own += texts[kid.Pg.objgen].get(int(kid.MCID), "")
        elif kid.get("/Type") == "/StructElem":
            below.append(kid)
    given = element.get("/A", {})
    attributes = {str(key)[1:]: str(value) for key, value in dict(given).items()}
    yield Heard(tag, path, own, str(element.get("/Alt", "")), attributes)
    for kid in below:
        yield from _walk(kid, (*path, tag), texts)


def _page_texts(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each marked content of a page, decoded through its fonts' maps."""
    maps = {
        str(name): _map(font) for name, font in dict(page.obj.Resources.get("/Font", {})).items()
    }
    texts: dict[int, str] = {}
    stack: list[tuple[int | None, str | None]] = []
    font = ""
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "BDC":
            given = operands[1]
            said = str(given.ActualText) if "/ActualText" in given else None
            stack.append((int(given.MCID) if "/MCID" in given else None, said))
        elif name == "BMC":
            stack.append((None, None))
        elif name == "EMC":
            _, said = stack.pop()
            if said is not None:
                _add(texts, stack, said)
        elif name == "Tf":
            font = str(operands[0])
        elif name == "Tj" and not any(said is not None for _, said in stack):
            _add(texts, stack, "".join(maps[font][code] for code in bytes(operands[0])))
    return texts


def _add(texts: dict[int, str], stack: list[tuple[int | None, str | None]], text: str) -> None:
    for mcid, _ in reversed(stack):
        if mcid is not None:
            texts[mcid] = texts.get(mcid, "") + text
            return


def _map(font: Any) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode("latin-1").partition("beginbfchar")[2]
    return {
        int(code, 16): bytes.fromhex(value).decode("utf-16-be")
        for code, value in _PAIR.findall(cmap)
    }
