"""The structure tree while the report is drawn (ISO 32000-1, 14.7 and 14.8; PDF/UA-1)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from facilitator.drawing.pdf import PdfPen


@dataclass(slots=True, eq=False)
class Node:
    """A structure element. ``kids`` are elements, marked contents and links in reading order.

    ``scope`` is a header cell's, ``alt`` a figure's alternative text, ``ordered`` a list's kind.
    """

    tag: str
    kids: list[Node | Marked | Link] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    numbering: str = ""
    box: tuple[int, float, float, float, float] | None = None

    def add(self, tag: str, **attributes: str) -> Node:
        """Append and return a new element."""
        node = Node(tag, **attributes)  # type: ignore[arg-type]
        self.kids.append(node)
        return node


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of marked content: the page's number from 0 and its identifier on the page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation from a box on ``page`` to a height on ``target``; ``text`` describes it."""

    page: int
    box: tuple[float, float, float, float]
    target: int
    top: float
    text: str


class Tagger:
    """Marks what a pen draws, and notes which element each stretch belongs to."""

    def __init__(self, pen: PdfPen) -> None:
        self.pen = pen
        self.page = 0
        self.owners: list[list[Node]] = [[]]
        """Per page, the element of each marked content by its identifier."""
        self.images: dict[bytes, str] = {}
        """Names of the image files that are drawn."""
        self.used: list[set[str]] = [set()]
        """Per page, the names of images drawn on it."""
        self._open: Node | None = None

    def mark(self, node: Node) -> None:
        """Let what is drawn next belong to ``node``, until another mark."""
        if node is self._open:
            return
        self.close()
        owners = self.owners[self.page]
        self.pen.write(f"/{node.tag} <</MCID {len(owners)}>> BDC")
        node.kids.append(Marked(self.page, len(owners)))
        owners.append(node)
        self._open = node

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """Draw something that no screen reader should read: rules, page numbers, grounds."""
        self.close()
        self.pen.write(f"/Artifact <<{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self.pen.write("EMC")

    def close(self) -> None:
        """End the marked content that is open."""
        if self._open is not None:
            self.pen.write("EMC")
            self._open = None

    def next_page(self) -> None:
        """Go on with the next page."""
        self.close()
        self.page += 1
        self.owners.append([])
        self.used.append(set())


PAGINATION = "/Type /Pagination"
BACKGROUND = "/Type /Background"
