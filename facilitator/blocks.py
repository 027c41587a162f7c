"""The parts a report is made of. Every output format draws every block."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.scene import Scene


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look inside a paragraph; ``cites`` an answer's id it repeats."""

    text: str
    bold: bool = False
    italic: bool = False
    cites: str = ""


Inline = tuple[Run, ...]


def plain(text: str) -> Inline:
    """Return ``text`` as a single plain run."""
    return (Run(text),)


class Share(float):
    """A part of a whole, 0 to 1, in a kind's table: a number, read as a percentage."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 opens a section, 2 and 3 lie inside it."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. ``soft`` is for secondary remarks; ``draft`` for proposed, unaccepted words."""

    runs: Inline
    soft: bool = False
    draft: bool = False


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted or numbered list."""

    items: tuple[Inline, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim, drawn between « » with a margin bar; ``source`` says who, where it may.

    ``cites`` is the id of the answer whose words these are, where they are one's.
    """

    text: str
    source: str = ""
    cites: str = ""


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with a header row. ``numeric`` names the columns set flush right by index.

    A cell may hold several lines, parted by ``\\n``; ``row_headers``: the first column names rows;
    ``echo``: says no more than the picture before it, and is left out where that one is shown.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    numeric: frozenset[int] = frozenset()
    row_headers: bool = False
    echo: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A scene as a figure; its ``alt`` is the scene's.

    Where there is a ``photo``, as a JPEG file, it is drawn instead of the scene's elements, as
    large as the scene is.
    """

    scene: Scene
    caption: str = ""
    width: float = 1.0
    """Share of the text column, 0 to 1."""
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Start a new page (in formats that have pages)."""


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: title, lines under it (date, place, people), and a foot line."""

    title: str
    lines: tuple[str, ...] = field(default=())
    foot: str = ""


Block = Heading | Paragraph | ItemList | Quote | DataTable | Picture | PageBreak | Cover


@dataclass(frozen=True, slots=True)
class Report:
    """A composed report, ready for any format.

    ``accent`` is an organisation's colour as ``#rrggbb``, ``logo`` the path of its PNG or SVG,
    ``legal`` a line of its own for the foot of pages; each "" where there is none.
    """

    title: str
    language: str
    author: str
    subject: str
    blocks: tuple[Block, ...]
    draft: bool = False
    accent: str = ""
    logo: str = ""
    legal: str = ""
