"""Blocks as a Qt text document, for the preview; the formats draw the real thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from facilitator.blocks import (
    Block,
    Cover,
    DataTable,
    Heading,
    Inline,
    ItemList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Run,
    plain,
)
from facilitator.i18n import N_
from facilitator.report.formats.base import words
from facilitator.report.formats.brand import readable_accent
from facilitator.report.typography import guillemets, hold_spaces
from facilitator.scene import Scene
from facilitator.theme import Theme
from ui.fonts import FAMILY
from ui.scene_painter import ScenePainter

PAGE = QSizeF(794, 1123)
"""A4 in pixels of 1/96 inch."""
_MARGIN = 76.0
_SIZES = {0: 34, 1: 24, 2: 17, 3: 15}
_BODY = 14
_LINE = "\u2028"


@dataclass(frozen=True)
class Made:
    """A document, and at which of its characters each part begins."""

    document: QTextDocument
    places: Mapping[str, int]


class DocumentMaker:
    """Turns blocks into one paginated document in the report's light look.

    Works on any one thread at a time: documents and images need no screen. Pictures of scenes that
    are shown again are not drawn again.
    """

    def __init__(self, painter: ScenePainter, theme: Theme, language: str) -> None:
        self._painter = painter
        self._theme = theme
        self._language = language
        self._review = words(language)(N_("À relire"))
        self._accent = ""
        self._looks: dict[tuple[int, str, bool, bool], QTextCharFormat] = {}
        self._pictures = 0
        self._drawn: dict[int, tuple[Scene, QImage]] = {}
        self._used: set[int] = set()

    def show_accent(self, accent: str) -> None:
        """Take an organisation's colour for headings, where the formats would."""
        self._accent = readable_accent(accent, self._theme)

    def make(self, parts: Iterable[tuple[str, Iterable[Block]]]) -> Made:
        """Return the document with pages of :data:`PAGE`; ``parts`` are ids with their blocks."""
        document = QTextDocument()
        document.setPageSize(PAGE)
        document.setDefaultFont(_font(_BODY))
        frame = QTextFrameFormat()
        frame.setMargin(_MARGIN)
        document.rootFrame().setFrameFormat(frame)
        cursor = QTextCursor(document)
        places: dict[str, int] = {}
        self._used = set()
        for name, blocks in parts:
            places[name] = cursor.position() + 1
            for block in blocks:
                self._block(cursor, block)
        self._drawn = {key: kept for key, kept in self._drawn.items() if key in self._used}
        return Made(document, places)

    def _block(self, cursor: QTextCursor, block: Block) -> None:
        match block:
            case Heading(level, text):
                self._line(cursor, plain(text), _SIZES[level], "leaf", bold=True,
                           above=26.0 if level == 1 else 14.0)
            case Paragraph(runs, soft, draft):
                self._line(cursor, runs, 12 if soft else _BODY, "ink-soft" if soft else "ink",
                           draft=draft)
            case ItemList(items, ordered):
                self._list(cursor, items, ordered)
            case Quote(text, source, _):
                said = guillemets(text, self._language)
                tail = (Run(f" — {source}"),) if source else ()
                self._line(cursor, (Run(said, italic=True), *tail), _BODY, "ink", left=18.0)
            case DataTable():
                self._table(cursor, block)
            case Picture():
                self._picture(cursor, block)
            case PageBreak():
                self._line(cursor, (), _BODY, "ink", new_page=True)
            case Cover(title, lines, foot):
                self._line(cursor, plain(title), _SIZES[0], "ink", bold=True, above=110.0)
                for line in lines:
                    self._line(cursor, plain(line), 16, "ink-soft")
                # As narrow as in the PDF, where people sit in a circle beside it.
                self._line(cursor, plain(foot), 12, "ink-soft", above=120.0, right=330.0)
                self._line(cursor, (), _BODY, "ink", new_page=True)
            case _:
                assert_never(block)

    def _line(
        self, cursor: QTextCursor, runs: Inline, size: int, color: str, *, bold: bool = False,
        above: float = 3.0, left: float = 0.0, right: float = 0.0, new_page: bool = False,
        draft: bool = False,
    ) -> None:
        cursor.insertBlock(_form(above, left, right, new_page))
        if draft:
            cursor.insertText(f"{self._review} – ", self._letters(size, "clay"))
        for run in runs:
            text = hold_spaces(run.text, self._language)
            cursor.insertText(text, self._letters(size, color, bold or run.bold, run.italic))

    def _letters(
        self, size: int, color: str, bold: bool = False, italic: bool = False
    ) -> QTextCharFormat:
        own = self._accent if color == "leaf" else ""
        key = (size, own or self._theme.color(color), bold, italic)
        made = self._looks.get(key)
        if made is None:
            font = _font(size)
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            font.setItalic(italic)
            made = self._looks[key] = QTextCharFormat()
            made.setFont(font)
            made.setForeground(QColor(key[1]))
        return made

    def _list(self, cursor: QTextCursor, items: tuple[Inline, ...], ordered: bool) -> None:
        style = QTextListFormat()
        style.setStyle(QTextListFormat.Style.ListDecimal if ordered
                       else QTextListFormat.Style.ListDisc)
        # Long lists are answers as they were typed: put in at once, they take a tenth of the time.
        plainly = all(len(item) == 1 and not (item[0].bold or item[0].italic) for item in items)
        start = cursor.position() + 1
        if plainly:
            texts = (item[0].text.replace("\n", _LINE) for item in items)
            self._line(cursor, plain("\n".join(texts)), _BODY, "ink", above=0.0)
        else:
            for item in items:
                self._line(cursor, item, _BODY, "ink", above=0.0)
        if items:
            cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
            cursor.createList(style)
            cursor.movePosition(QTextCursor.MoveOperation.End)

    def _table(self, cursor: QTextCursor, table: DataTable) -> None:
        right = QTextBlockFormat()
        right.setAlignment(Qt.AlignmentFlag.AlignRight)
        if table.caption:
            self._line(cursor, plain(table.caption), 12, "ink-soft", bold=True, above=10.0)
        form = QTextTableFormat()
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setCellPadding(5)
        form.setCellSpacing(0)
        form.setBorder(0)
        form.setHeaderRowCount(1)
        form.setTopMargin(8)
        rows = len(table.rows) + 1
        made = cursor.insertTable(rows, max(1, len(table.columns)), form)
        for column, title in enumerate(table.columns):
            cell = made.cellAt(0, column).firstCursorPosition()
            if column in table.numeric:
                cell.setBlockFormat(right)
            cell.insertText(title, self._letters(12, "leaf", bold=True))
        for number, row in enumerate(table.rows, start=1):
            for column, text in enumerate(row):
                bold = table.row_headers and column == 0
                cell = made.cellAt(number, column).firstCursorPosition()
                if column in table.numeric:
                    cell.setBlockFormat(right)
                cell.insertText(text, self._letters(12, "ink", bold))
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _picture(self, cursor: QTextCursor, picture: Picture) -> None:
        scene = picture.scene
        width = (PAGE.width() - 2 * _MARGIN) * picture.width
        height = width * scene.height / max(1.0, scene.width)
        most = PAGE.height() - 2 * _MARGIN - 60
        if height > most:
            width, height = width * most / height, most
        image = self._image(picture, round(width * 2), round(height * 2))
        self._pictures += 1
        name = f"picture-{self._pictures}"
        document = cursor.document()
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
        shown = QTextImageFormat()
        shown.setName(name)
        shown.setWidth(width)
        shown.setHeight(height)
        form = QTextBlockFormat()  # a line as high as the picture, and no higher
        form.setTopMargin(8.0)
        form.setBottomMargin(8.0)
        cursor.insertBlock(form)
        cursor.insertImage(shown)
        if picture.caption:
            self._line(cursor, plain(picture.caption), 12, "ink-soft")

    def _image(self, shown: Picture, width: int, height: int) -> QImage:
        if shown.photo:
            return QImage.fromData(shown.photo)
        scene = shown.scene
        self._used.add(id(scene))
        kept = self._drawn.get(id(scene))
        if kept is not None and kept[0] is scene and kept[1].width() == width:
            return kept[1]
        image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self._painter.paint_into(painter, scene, QRectF(0, 0, width, height))
        painter.end()
        self._drawn[id(scene)] = (scene, image)
        return image


def _font(size: int) -> QFont:
    """The typeface, set as the PDF sets it: kerning and shaping that is only cosmetic are off,
    which also makes the layout of long reports three times as fast."""
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font


def _form(above: float, left: float, right: float, new_page: bool) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setTopMargin(above)
    form.setBottomMargin(5.0)
    form.setLeftMargin(left)
    form.setRightMargin(right)
    form.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if new_page:
        form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    return form
