"""The report as one HTML page: nothing outside it is referred to, nothing runs in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import assert_never

import resources
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
from facilitator.drawing.measure import Measure
from facilitator.drawing.svg import to_svg
from facilitator.i18n import N_, Translator
from facilitator.report.formats.base import (
    Cancelled,
    Progress,
    atomic,
    check,
    never,
    no_progress,
    words,
)
from facilitator.report.setting import set_block
from facilitator.report.typography import guillemets
from facilitator.theme import Theme, load_theme

# No script, no frame, no request: even if a text slipped through unescaped, it could do nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"


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
            file.write("</main>\n</body>\n</html>\n")
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
        style = _colors() + resources.path("themes", "report.css").read_text("utf-8")
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
        parts.append(f"<style>\n{style}</style>\n</head>\n")
        parts.append(f"<body{' class=draft' if report.draft else ''}>\n")
        if report.draft:
            parts.append(f'<p class="draft-note">{self._words(N_("Brouillon"))}</p>\n')
        if cover is not None:
            parts.extend(self._cover(cover))
        else:
            parts.append(f"<header><h1>{_text(one_line(report.title))}</h1></header>\n")
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
                yield f'<{tag} id="s{self._headings}">{text}</{tag}>\n'
            case Paragraph():
                yield self._paragraph(block)
            case ItemList():
                tag = "ol" if block.ordered else "ul"
                items = "".join(f"<li>{_runs(item)}</li>\n" for item in block.items)
                yield f"<{tag}>\n{items}</{tag}>\n"
            case Quote():
                source = f"<footer>{_text(block.source)}</footer>" if block.source else ""
                said = _text(guillemets(block.text.strip(), self._language))
                yield f"<blockquote><p>{said}</p>{source}</blockquote>\n"
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

    def _cover(self, cover: Cover) -> Iterator[str]:
        yield f"<header>\n<h1>{_text(one_line(cover.title))}</h1>\n"
        yield from (f"<p>{_text(line)}</p>\n" for line in cover.lines)
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
        return f"<p{kind}>{note}{_runs(block.runs)}</p>\n"

    def _picture(self, block: Picture) -> str:
        svg = to_svg(block.scene, self._theme, measure=self._measure)
        caption = f"<figcaption>{_text(block.caption)}</figcaption>" if block.caption else ""
        share = round(100 * min(1.0, max(0.1, block.width)))
        return f'<figure tabindex="0" style="--share:{share}%">{svg}{caption}</figure>\n'


def _table(block: DataTable) -> Iterator[str]:
    # Wide tables scroll by themselves on a phone; the scrolling box can be reached by keyboard.
    yield '<div class="table" tabindex="0" role="group"'
    yield f' aria-label="{_text(one_line(block.caption))}">' if block.caption else ">"
    yield "<table>\n"
    if block.caption:
        yield f"<caption>{_text(block.caption)}</caption>\n"
    yield "<thead><tr>"
    for number, text in enumerate(block.columns):
        yield f'<th scope="col"{_side(block, number)}>{_text(text)}</th>'
    yield "</tr></thead>\n<tbody>\n"
    for row in block.rows:
        yield "<tr>"
        for number, text in enumerate(row):
            tag, scope = ("th", ' scope="row"') if block.row_headers and not number else ("td", "")
            yield f"<{tag}{scope}{_side(block, number)}>{_text(text)}</{tag}>"
        yield "</tr>\n"
    yield "</tbody></table></div>\n"


def _side(block: DataTable, column: int) -> str:
    return ' class="number"' if column in block.numeric else ""


def _runs(runs: Inline) -> str:
    parts = []
    for run in runs:
        text = _text(run.text)
        text = f"<em>{text}</em>" if run.italic else text
        parts.append(f"<strong>{text}</strong>" if run.bold else text)
    return "".join(parts)


def _text(text: str) -> str:
    return escape(clean(text)).replace("\n", "<br>")


def _colors() -> str:
    """Return the colours of both themes, and the rules by which pictures take them."""
    light, dark = load_theme("light"), load_theme("dark")
    rules = [f".f-{token}{{fill:var(--{token})}}" for token in light.colors]
    rules += [f".s-{token}{{stroke:var(--{token})}}" for token in light.colors]
    night = "@media screen and (prefers-color-scheme: dark)"
    return f":root{{{_listed(light)}}}\n{night}{{:root{{{_listed(dark)}}}}}\n{_lines(rules)}\n"


def _listed(theme: Theme) -> str:
    return ";".join(f"--{token}:{color}" for token, color in theme.colors.items())


def _lines(rules: Iterable[str]) -> str:
    return "\n".join(rules)
