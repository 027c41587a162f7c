"""The facilitator's words: paragraphs, bold, italics, lists, quotes; kept as JSON, typed as text.

The blocks are those of the report. In JSON a run or quote that repeats an answer keeps the
answer's id and which part of it is shown, never its words: a typo mended in the answer is mended
here, and what a person asks us to forget is gone from here as well.

The text form is a small part of Markdown: blank lines part paragraphs; ``**bold**``,
``*italics*``, ``- item``, ``1. item``, ``> quote``, ``> — source``; ``[words](#id)`` repeats the
answer ``id``; a backslash keeps the next sign as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from facilitator.blocks import Block, Inline, ItemList, Paragraph, Quote, Run
from facilitator.cleaning import clean_line, clean_text
from facilitator.report.excerpts import parts_of, shown

VERSION = 1
Lookup = Callable[[str], str | None]
"""The words of an answer by its id, None for one that is gone."""
Rich = tuple[Block, ...]
"""Paragraphs, lists and quotes; other blocks are not words."""
GONE = "[…]"

_MARKS = re.compile(r"([\\*\[\]])")
_INLINE = re.compile(r"\\(\S)|(\*\*)|(\*)|\[((?:\\.|[^\]\\])*)\]\(#([0-9A-Za-z_-]{1,64})\)", re.S)
_ITEM = re.compile(r"(?:([-•])|(\d{1,3})[.)])\s+(.*)", re.S)
_OPENS = re.compile(r"(\s*)(>|(?:[-•]|\d{1,3}[.)])(?=\s|$))")


def to_json(blocks: Iterable[Block], lookup: Lookup) -> dict[str, Any]:
    """The words as JSON; excerpts of answers become places in them. Other blocks are left out."""
    rows: list[dict[str, Any]] = []
    for block in blocks:
        match block:
            case Paragraph(runs):
                rows.append({"p": _runs_out(runs, lookup)})
            case ItemList(items, ordered):
                rows.append({"ol" if ordered else "ul": [_runs_out(i, lookup) for i in items]})
            case Quote(text, source, cites):
                row = _run_out(Run(text, cites=cites), lookup)
                rows.append({"quote": row} | ({"source": source} if source and not cites else {}))
    return {"version": VERSION, "blocks": rows}


def from_json(data: Mapping[str, Any], lookup: Lookup) -> Rich:
    """The words as blocks, answers as they stand now; a quoted answer that is gone leaves no trace.

    What is not understood is left out, so that a file from elsewhere cannot break a report.
    """
    found: list[Block] = []
    rows = data.get("blocks", ())
    for row in rows if isinstance(rows, Sequence) else ():
        match row:
            case {"p": [*runs]}:
                found.append(Paragraph(_runs_in(runs, lookup)))
            case {"ul": [*items]}:
                found.append(ItemList(tuple(_runs_in(item, lookup) for item in items)))
            case {"ol": [*items]}:
                found.append(ItemList(tuple(_runs_in(item, lookup) for item in items), True))
            case {"quote": {} as run}:
                quote = _run_in(run, lookup)
                if quote is not None and quote.text != GONE:
                    found.append(Quote(quote.text, str(row.get("source", "")), quote.cites))
    return tuple(found)


def to_text(blocks: Iterable[Block]) -> str:
    """The words as a person edits them."""
    parts = []
    for block in blocks:
        match block:
            case Paragraph(runs):
                parts.append(_escape_opening(_inline(runs)))
            case ItemList(items, ordered):
                marks = [f"{n}. " if ordered else "- " for n in range(1, len(items) + 1)]
                parts.append("\n".join(
                    mark + _inline(item) for mark, item in zip(marks, items, strict=True)))
            case Quote(text, source, cites):
                said = _inline((Run(text, cites=cites),))
                parts.append(f"> {said}" + (f"\n> — {_escaped(source)}" if source else ""))
    return "\n\n".join(parts)


def from_text(text: str) -> Rich:
    """The blocks of what a person typed; anything that is no mark is words."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", clean_text(text)):
        lines = [line for line in part.split("\n") if line.strip()]
        while lines:
            lines = _take(lines, found)
    return tuple(found)


def words_only(blocks: Iterable[Block]) -> str:
    """The words without any marks, for search and counting."""
    texts = []
    for block in blocks:
        match block:
            case Paragraph(runs):
                texts.append("".join(run.text for run in runs))
            case ItemList(items):
                texts += ["".join(run.text for run in item) for item in items]
            case Quote(text):
                texts.append(text)
    return "\n".join(texts)


def _take(lines: list[str], found: list[Block]) -> list[str]:
    """Read the block at the start of ``lines`` into ``found`` and return the lines after it."""
    if lines[0].startswith(">"):
        return _take_quote(lines, found)
    first = _ITEM.fullmatch(lines[0])
    if first is None:
        until = next((n for n, line in enumerate(lines)
                      if n and (_ITEM.fullmatch(line) or line.startswith(">"))), len(lines))
        runs = _parse(" ".join(lines[:until]))
        if runs:
            found.append(Paragraph(runs))
        return lines[until:]
    items: list[Inline] = []
    while lines:
        item = _ITEM.fullmatch(lines[0])
        if item is None or bool(item[2]) != bool(first[2]):
            break
        items.append(_parse(item[3]))
        lines = lines[1:]
    if any(items):
        found.append(ItemList(tuple(filter(None, items)), bool(first[2])))
    return lines


def _take_quote(lines: list[str], found: list[Block]) -> list[str]:
    until = next((n for n, line in enumerate(lines) if not line.startswith(">")), len(lines))
    said = [line[1:].strip() for line in lines[:until]]
    source = ""
    if len(said) > 1 and said[-1].startswith("— "):
        source = "".join(run.text for run in _parse(said.pop()[2:]))
    runs = _parse(" ".join(said).strip("«» \u00a0\u202f"))
    cites = runs[0].cites if len(runs) == 1 else ""
    if any(run.text for run in runs):
        found.append(Quote("".join(run.text for run in runs), source, cites))
    return lines[until:]


def _parse(text: str) -> Inline:
    runs: list[Run] = []
    bold = italic = False
    plain, place = "", 0

    def flush() -> None:
        nonlocal plain
        if plain:
            runs.append(Run(plain, bold, italic))
        plain = ""

    marks = list(_INLINE.finditer(text))
    # A mark that nothing closes is a sign like any other: "5 * 3".
    alone = {single[-1] for kind in (2, 3)
             if len(single := [m for m in marks if m[kind]]) % 2}
    for mark in marks:
        plain += text[place:mark.start()]
        place = mark.end()
        if mark in alone:
            plain += mark[0]
        elif mark[1] is not None:
            plain += mark[1]
        elif mark[2]:
            flush()
            bold = not bold
        elif mark[3]:
            flush()
            italic = not italic
        else:
            flush()
            runs.append(Run(re.sub(r"\\(.)", r"\1", mark[4]), bold, italic, mark[5]))
    plain += text[place:]
    flush()
    return tuple(runs)


def _inline(runs: Inline) -> str:
    """Runs with their marks; a mark is written only where the look changes, bold before italics."""
    text, bold, italic = "", False, False
    for run in (*(run for run in runs if run.text), Run("")):
        text += ("**" if run.bold is not bold else "") + ("*" if run.italic is not italic else "")
        bold, italic = run.bold, run.italic
        body = _escaped(run.text)
        text += f"[{body}](#{run.cites})" if run.cites else body
    return text


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", clean_line(text) if "\n" in text else text)


def _escape_opening(text: str) -> str:
    """Keep a paragraph that starts like an item or a quote a paragraph."""
    return _OPENS.sub(lambda m: f"{m[1]}\\{m[2]}", text, count=1) if _OPENS.match(text) else text


def _runs_out(runs: Inline, lookup: Lookup) -> list[dict[str, Any]]:
    return [_run_out(run, lookup) for run in runs if run.text]


def _run_out(run: Run, lookup: Lookup) -> dict[str, Any]:
    row: dict[str, Any] = {"t": run.text}
    whole = lookup(run.cites) if run.cites else None
    parts = parts_of(run.text, whole) if whole is not None else None
    if parts is not None:
        row = {"cites": run.cites} | ({"parts": [list(part) for part in parts]} if parts else {})
    return row | ({"b": True} if run.bold else {}) | ({"i": True} if run.italic else {})


def _runs_in(runs: Any, lookup: Lookup) -> Inline:
    rows = runs if isinstance(runs, Sequence) else ()
    return tuple(run for row in rows if isinstance(row, Mapping)
                 and (run := _run_in(row, lookup)) is not None)


def _run_in(row: Mapping[str, Any], lookup: Lookup) -> Run | None:
    look = (bool(row.get("b")), bool(row.get("i")))
    cites = row.get("cites")
    if isinstance(cites, str):
        whole = lookup(cites)
        if whole is None:
            return Run(GONE, *look)
        return Run(shown(whole, row.get("parts")), *look, cites)
    text = row.get("t")
    return Run(text, *look) if isinstance(text, str) and text else None
