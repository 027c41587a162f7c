"""The last pass over the file: what ReportLab does not write, through pikepdf.

Structure tree, parent tree, links, bookmarks, language, title and metadata that make the file
PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2), and ToUnicode maps without their two defects.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator.blocks import Report
from facilitator.drawing.clean import one_line
from facilitator.report.formats.pdf.images import embed
from facilitator.report.formats.pdf.rows import HeadingMark
from facilitator.report.formats.pdf.style import PAGE_HEIGHT
from facilitator.report.formats.pdf.tags import Link, Marked, Node, Tagger
from facilitator.report.formats.pdf.xmp import metadata

if TYPE_CHECKING:
    from pikepdf import Pdf, Stream

_PAIR = re.compile(rb"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]{4,6})>")


def finish(
    raw: BytesIO, target: Path, report: Report, tagger: Tagger, root: Node,
    marks: Sequence[HeadingMark],
) -> None:  # fmt: skip
    """Turn the untagged file in ``raw`` into a tagged one at ``target``."""
    import pikepdf
    from pikepdf import Array, Dictionary, Name, String

    with pikepdf.open(raw) as pdf:
        _mend_unicode(pdf)
        embed(pdf, tagger.images, tagger.used)
        _Tree(pdf, tagger).write(root)
        catalog = pdf.Root
        catalog.Lang = String(report.language)
        catalog.MarkInfo = Dictionary(Marked=True)
        catalog.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        catalog.OutputIntents = Array([_srgb(pdf)])
        for page in pdf.pages:
            page.Tabs = Name.S
        if marks:
            _bookmarks(pdf, marks)
            catalog.PageMode = Name.UseOutlines
        _describe(pdf, report)
        _save(pdf, target)


def _save(pdf: Pdf, target: Path) -> None:
    """Write the file so that no stream's data can be taken to end one byte early.

    PDF/A-2, 6.1.7.1 wants lengths to match. Compressed data that happens to end in CR, followed by
    the LF before ``endstream``, reads as if its end were the line end, and some checkers say so.
    """
    from pikepdf import Name, ObjectStreamMode, Stream

    for item in pdf.objects:
        if not isinstance(item, Stream) or item.get(Name.Type) == Name.Metadata:
            continue
        if item.get(Name.Filter) != Name.DCTDecode:
            _pack(item)
    for mode in (ObjectStreamMode.generate, ObjectStreamMode.disable):
        pdf.save(target, min_version="1.7", object_stream_mode=mode)
        if b"\r\nendstream" not in target.read_bytes():
            return


def _pack(stream: Stream) -> None:
    """Compress a stream into data that does not end in CR."""
    import zlib

    from pikepdf import Name

    data = stream.read_bytes()
    packed = zlib.compress(data, 6)
    while packed.endswith(b"\r"):  # the end is a checksum of the data, so the data must change
        data += b"\0" if Name.Length1 in stream else b"\n"
        packed = zlib.compress(data, 6)
    if Name.Length1 in stream:  # a font file, which padding does not hurt
        stream.Length1 = len(data)
    stream.write(packed, filter=Name.FlateDecode)


class _Tree:
    """Writes structure elements and the tree that leads back from content to them."""

    def __init__(self, pdf: Pdf, tagger: Tagger) -> None:
        self._pdf = pdf
        self._tagger = tagger
        self._pages = [page.obj for page in pdf.pages]
        self._written: dict[int, Any] = {}
        self._links: list[Any] = []

    def write(self, root: Node) -> None:
        """Hang ``root`` and all under it into the document."""
        from pikepdf import Array, Dictionary, Name

        pdf = self._pdf
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        numbers = Array()
        for number, owners in enumerate(self._tagger.owners):
            self._pages[number].StructParents = number
            numbers.append(number)
            numbers.append(pdf.make_indirect(Array([self._written[id(node)] for node in owners])))
        for number, element in enumerate(self._links, len(self._tagger.owners)):
            numbers.append(number)
            numbers.append(element)
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(self._tagger.owners) + len(self._links)
        pdf.Root.StructTreeRoot = tree

    def _element(self, node: Node, parent: Any) -> Any:
        from pikepdf import Array, Dictionary, Name, String

        element = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent)
        )
        self._written[id(node)] = element
        if node.alt:
            element.Alt = String(node.alt)
        if node.scope:
            element.A = Dictionary(O=Name.Table, Scope=Name(f"/{node.scope}"))
        if node.numbering:
            element.A = Dictionary(O=Name.List, ListNumbering=Name(f"/{node.numbering}"))
        if node.box is not None:
            _, left, top, right, bottom = node.box
            box = [round(v, 2) for v in (left, PAGE_HEIGHT - bottom, right, PAGE_HEIGHT - top)]
            element.A = Dictionary(O=Name.Layout, BBox=Array(box), Placement=Name.Block)
        first = next((kid.page for kid in node.kids if isinstance(kid, Marked)), None)
        if first is not None:
            element.Pg = self._pages[first]
        kids = [self._kid(kid, element, first) for kid in node.kids if not _is_empty(kid)]
        if kids:
            element.K = kids[0] if len(kids) == 1 else Array(kids)
        return element

    def _kid(self, kid: Node | Marked | Link, element: Any, page: int | None) -> Any:
        from pikepdf import Dictionary, Name

        match kid:
            case Node():
                return self._element(kid, element)
            case Marked():
                if kid.page == page:
                    return kid.mcid
                return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.mcid)
            case Link():
                annotation = self._link(kid)
                self._links.append(element)
                return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self._pages[kid.page])

    def _link(self, link: Link) -> Any:
        from pikepdf import Array, Dictionary, Name, String

        left, top, right, bottom = link.box
        annotation = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array([left, PAGE_HEIGHT - bottom, right, PAGE_HEIGHT - top]),
                Border=Array([0, 0, 0]),
                F=4,
                Contents=String(link.text),
                Dest=_place(self._pages[link.target], link.top),
                StructParent=len(self._tagger.owners) + len(self._links),
            )
        )
        page = self._pages[link.page]
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        return annotation


def _is_empty(kid: Node | Marked | Link) -> bool:
    """Return whether ``kid`` is a paragraph of which nothing was drawn: no one should hear it."""
    return isinstance(kid, Node) and kid.tag == "P" and not kid.kids


def _place(page: Any, top: float) -> Any:
    from pikepdf import Array, Name

    return Array([page, Name.XYZ, 0, round(PAGE_HEIGHT - top + 12, 2), 0])


def _bookmarks(pdf: Pdf, marks: Sequence[HeadingMark]) -> None:
    from pikepdf import OutlineItem

    with pdf.open_outline() as outline:
        levels = [outline.root]
        for mark in marks:
            item = OutlineItem(mark.text, destination=_place(pdf.pages[mark.page].obj, mark.top))
            del levels[mark.level :]
            levels[-1].append(item)
            levels.append(item.children)


def _describe(pdf: Pdf, report: Report) -> None:
    """Write title, author and dates, the same in both places where they stand."""
    from pikepdf import Dictionary, Name, Stream, String

    now = datetime.now(UTC).replace(microsecond=0)
    info = {
        "Title": one_line(report.title) or "Palabre",
        "Author": one_line(report.author),
        "Subject": one_line(report.subject),
        "Creator": "Palabre",
        "Producer": "ReportLab",
    }
    stamp = now.strftime("D:%Y%m%d%H%M%S+00'00'")
    entries = {f"/{key}": String(value) for key, value in info.items() if value}
    dates = {"/CreationDate": String(stamp), "/ModDate": String(stamp)}
    pdf.trailer.Info = pdf.make_indirect(Dictionary(entries | dates))
    packet = metadata(info, report.language, now.isoformat())
    pdf.Root.Metadata = Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)


def _srgb(pdf: Pdf) -> Any:
    """Return the output intent: the numbers of our colours are those of sRGB."""
    from pikepdf import Dictionary, Name, Stream
    from PIL.ImageCms import ImageCmsProfile, createProfile

    profile = Stream(pdf, ImageCmsProfile(createProfile("sRGB")).tobytes(), N=3)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier="sRGB",
            Info="sRGB IEC61966-2.1",
            DestOutputProfile=pdf.make_indirect(profile),
        )
    )


def _mend_unicode(pdf: Pdf) -> None:
    """Rewrite the maps from codes to characters.

    ReportLab maps unused codes to U+0000, which PDF/UA-1 7.21.7 forbids, and writes characters
    beyond U+FFFF with five digits, where UTF-16 is due.
    """
    from pikepdf import Name

    done: set[tuple[int, int]] = set()
    for page in pdf.pages:
        fonts = page.Resources.get(Name.Font)
        if fonts is None or fonts.objgen in done:
            continue
        done.add(fonts.objgen)
        for name, font in dict(fonts).items():
            if Name.ToUnicode in font:
                font.ToUnicode.write(_mended(font.ToUnicode.read_bytes()))
            else:  # ReportLab's first font, which no page uses
                del fonts[name]


def _mended(cmap: bytes) -> bytes:
    pairs = []
    for code, value in _PAIR.findall(cmap.partition(b"beginbfchar")[2]):
        number = int(value, 16)
        if number:
            pairs.append(b"<%s> <%s>" % (code, chr(number).encode("utf-16-be").hex().encode()))
    blocks = []
    for start in range(0, len(pairs), 100):  # at most 100 a block, says the CMap specification
        some = pairs[start : start + 100]
        blocks.append(b"%d beginbfchar\n%s\nendbfchar" % (len(some), b"\n".join(some)))
    head = (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
    )
    tail = b"\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    return head + b"\n".join(blocks) + tail
