"""The report as one HTML page: nothing outside it is referred to, nothing runs in it."""

from __future__ import annotations

import math
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from statistics import median
from typing import assert_never

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
    Report,
)
from facilitator.drawing.clean import clean, one_line
from facilitator.drawing.flatten import primitives
from facilitator.drawing.measure import Measure
from facilitator.drawing.svg import to_svg
from facilitator.i18n import N_, Translator
from facilitator.report.formats.base import (
    Cancelled,
    Progress,
    atomic,
    check,
    item_mark,
    never,
    no_progress,
    words,
)
from facilitator.report.formats.brand import logo_of
from facilitator.report.formats.html_style import style_sheet
from facilitator.report.setting import set_block
from facilitator.report.typography import guillemets
from facilitator.scene import Scene, Text
from facilitator.theme import load_theme

# Hebrew, Arabic, Syriac, Thaana, N'Ko, their presentation forms (Unicode Annex 9: R and AL).
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# No script, no frame, no request: even if a text slipped through unescaped, it could do nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"

_LEGIBLE = 12.0
"""Pixels of the type in a picture, on a phone too."""


@dataclass(frozen=True)
class HtmlFormat:
    """One page to put online or to mail; reads well on a phone, in the dark and on paper."""

    name: str = "html"
    label: str = N_("Page web (HTML)")
    extension: str = ".html"
    media_type: str = "text/html"

    def write(
        self,
        report: Report,
        target: Path,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> None:
        """Write ``report`` as HTML to ``target``, as every format does."""
        with atomic(target) as part, part.open("w", encoding="utf-8", newline="\n") as file:
            writer = _Writer(report.language)
            blocks = [set_block(block, report.language) for block in report.blocks]
            file.write(writer.head(report, blocks))
            for number, block in enumerate(blocks):
                check(cancelled)
                file.writelines(writer.draw(block))
                progress((number + 1) / len(blocks))
            legal = _text(one_line(report.legal))
            foot = f'<footer class="legal">{legal}</footer>\n' if legal else ""
            file.write(f"</main>\n{foot}</body>\n</html>\n")
            check(cancelled)


class _Writer:
    """Writes blocks as elements, numbering headings so that the contents can point at them."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._words: Translator = words(language)
        self._measure = Measure()
        self._theme = load_theme("light")
        self._headings = 0
        self._level = 1

    def head(self, report: Report, blocks: Sequence[Block]) -> str:
        """Return the page down to where its blocks begin, contents included."""
        cover = next((block for block in blocks if isinstance(block, Cover)), None)
        parts = [
            f'<!DOCTYPE html>\n<html lang="{_text(report.language)}">\n<head>\n'
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{_text(one_line(report.title))}</title>\n"
        ]
        for name, value in (("author", report.author), ("description", report.subject)):
            if value:
                parts.append(f'<meta name="{name}" content="{_text(one_line(value))}">\n')
        parts.append(f"<style>\n{style_sheet(report)}</style>\n</head>\n")
        draft = _text(self._words(N_("Brouillon")))
        parts.append(f'<body class="draft" data-draft="{draft}">\n' if report.draft
                     else "<body>\n")
        if report.draft:
            parts.append(f'<div class="draft-note" role="note">{draft}</div>\n')
        parts.extend(self._cover(cover or Cover(report.title), _logo(report)))
        parts.extend(self._contents(blocks))
        parts.append('<main id="report">\n')
        return "".join(parts)

    def draw(self, block: Block) -> Iterator[str]:
        """Yield ``block`` as HTML."""
        match block:
            case Heading():
                self._headings += 1
                # The title is level 1; levels go down one at a time (WCAG 2.2, 1.3.1).
                self._level = min(min(3, max(1, block.level)) + 1, self._level + 1)
                tag = f"h{self._level}"
                text = _text(one_line(block.text))
                yield f'<{tag} id="s{self._headings}"{_way(text)}>{text}</{tag}>\n'
            case Paragraph():
                yield self._paragraph(block)
            case ItemList():
                tag = "ol" if block.ordered else "ul"
                items = "".join(
                    f"<li{_way(*_said(item))}>{_runs(item)}</li>\n" for item in block.items)
                yield f"<{tag}>\n{items}</{tag}>\n"
            case Quote():
                source = f"<footer{_way(block.source)}>{_text(block.source)}</footer>" \
                    if block.source else ""
                said = _text(guillemets(block.text.strip(), self._language))
                yield f"<blockquote><p{_way(block.text)}>{said}</p>{source}</blockquote>\n"
            case DataTable():
                yield from _table(block)
            case Picture():
                yield self._picture(block)
            case PageBreak():
                yield '<hr class="page">\n'
            case Cover():
                return
            case _:
                assert_never(block)

    def _cover(self, cover: Cover, logo: str) -> Iterator[str]:
        title = one_line(cover.title)
        yield f"<header>\n{logo}<h1{_way(title)}>{_text(title)}</h1>\n"
        yield from (f"<p{_way(line)}>{_text(line)}</p>\n" for line in cover.lines)
        if cover.foot:
            yield f'<p class="foot">{_text(cover.foot)}</p>\n'
        yield "</header>\n"

    def _contents(self, blocks: Sequence[Block]) -> Iterator[str]:
        headings = [block for block in blocks if isinstance(block, Heading)]
        sections = [(n, h) for n, h in enumerate(headings, 1) if h.level <= 1]
        if len(sections) < 3:
            return
        label = self._words(N_("Sommaire"))
        yield f'<nav aria-labelledby="contents">\n<h2 id="contents">{_text(label)}</h2>\n<ol>\n'
        for number, heading in sections:
            yield f'<li><a href="#s{number}">{_text(one_line(heading.text))}</a></li>\n'
        yield "</ol>\n</nav>\n"

    def _paragraph(self, block: Paragraph) -> str:
        names = [name for name, on in (("soft", block.soft), ("proposed", block.draft)) if on]
        kind = f' class="{" ".join(names)}"' if names else ""
        note = f"<small>{self._words(N_('À relire'))}</small> " if block.draft else ""
        return f"<p{kind}{_way(*_said(block.runs))}>{note}{_runs(block.runs)}</p>\n"

    def _picture(self, block: Picture) -> str:
        if block.photo:
            return _photo(block)
        svg = to_svg(block.scene, self._theme, measure=self._measure)
        caption = f"<figcaption>{_text(block.caption)}</figcaption>" if block.caption else ""
        share = round(100 * min(1.0, max(0.1, block.width)))
        return (f'<figure tabindex="0" style="--share:{share}%;--least:{_least(block.scene)}px">'
                f"{svg}{caption}</figure>\n")


def _logo(report: Report) -> str:
    logo = logo_of(report)
    if logo is None:
        return ""
    return (f'<img class="logo" alt="{_text(logo.alt)}" width="{logo.width}" '
            f'height="{logo.height}" src="{_data(logo.png, "png")}">\n')


def _least(scene: Scene) -> int:
    """The width in pixels from which on most of a picture's words can be read; on a screen that
    has less, the picture scrolls by itself."""
    sizes = [part.size for part in primitives(scene) if isinstance(part, Text)]
    return math.ceil(scene.width * min(1.0, _LEGIBLE / median(sizes))) if sizes else 0


def _photo(block: Picture) -> str:
    scene = block.scene
    caption = f"<figcaption>{_text(block.caption)}</figcaption>" if block.caption else ""
    share = round(100 * min(1.0, max(0.1, block.width)))
    alt = _text(one_line(scene.alt))
    return (f'<figure class="photo" style="--share:{share}%"><img alt="{alt}" '
            f'width="{scene.width:.0f}" height="{scene.height:.0f}" '
            f'src="{_data(block.photo, "jpeg")}">{caption}</figure>\n')


def _data(data: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{b64encode(data).decode('ascii')}"


def _said(runs: Inline) -> Iterator[str]:
    return (run.text for run in runs)


def _way(*texts: str) -> str:
    """The attribute that lets a text find its own direction and keeps it from its neighbours'."""
    return ' dir="auto"' if any(_RIGHT_TO_LEFT.search(text) for text in texts) else ""


def _table(block: DataTable) -> Iterator[str]:
    # Wide tables scroll by themselves on a phone; the scrolling box can be reached by keyboard.
    yield '<div class="table" tabindex="0" role="group"'
    yield f' aria-label="{_text(one_line(block.caption))}">' if block.caption else ">"
    yield "<table>\n"
    if block.caption:
        yield f"<caption>{_text(block.caption)}</caption>\n"
    yield "<thead><tr>"
    for number, text in enumerate(block.columns):
        yield f'<th scope="col"{_side(block, number)}{_way(text)}>{_text(text)}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for row in block.rows:
        yield "<tr>"
        for number, text in enumerate(row):
            tag, scope = ("th", ' scope="row"') if block.row_headers and not number else ("td", "")
            yield f"<{tag}{scope}{_side(block, number)}{_way(text)}>{_cell(text)}</{tag}>"
        yield "</tr>\n"
    yield "</tbody></table></div>\n"


def _cell(text: str) -> str:
    """What stands in a cell: the items of several each on their own, beside their marks."""
    lines = clean(text).split("\n")
    if not any(map(item_mark, lines)):
        return _text(text)
    opened = ('<div class="item">' if item_mark(line) else "<div>" for line in lines)
    return "".join(f"{tag}{escape(line)}</div>" for tag, line in zip(opened, lines, strict=True))


def _side(block: DataTable, column: int) -> str:
    return ' class="number"' if column in block.numeric else ""


def _runs(runs: Inline) -> str:
    parts = []
    for run in runs:
        text = _text(run.text)
        text = f"<bdi>{text}</bdi>" if len(runs) > 1 and _way(run.text) else text
        text = f"<em>{text}</em>" if run.italic else text
        parts.append(f"<strong>{text}</strong>" if run.bold else text)
    return "".join(parts)


def _text(text: str) -> str:
    return escape(clean(text)).replace("\n", "<br>")
