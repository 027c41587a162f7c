"""The report as a folder of Markdown, for those who keep notes: one text, pictures beside it."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
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
from facilitator.drawing.measure import Measure
from facilitator.drawing.svg import to_svg
from facilitator.i18n import N_
from facilitator.report.formats.base import (
    Cancelled,
    Progress,
    check,
    never,
    no_progress,
    problem,
    words,
)
from facilitator.report.formats.brand import brand_theme
from facilitator.report.setting import set_block
from facilitator.report.typography import guillemets

TEXT = "compte-rendu.md"
"""Name of the text in the folder."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&@])")
# What would open a list, a heading or a rule at the start of a line.
_START = re.compile(r"^(\s*)(\d*)([-+=:.)])", re.MULTILINE)
# Addresses that readers would turn into links: typed text links nowhere.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp)(:)(?=//)|\b(www)(\.)")


@dataclass(frozen=True)
class MarkdownFormat:
    """A folder with a text in CommonMark (tables as GitHub has them) and pictures as SVG."""

    name: str = "markdown"
    label: str = N_("Dossier Markdown")
    extension: str = ""
    media_type: str = "text/markdown"

    def write(
        self,
        report: Report,
        target: Path,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> None:
        """Write ``report`` as a folder at ``target``, as every format does."""
        with atomic_folder(target) as folder:
            theme, measure, parts, pictures = brand_theme(report), Measure(), [], 0
            for number, block in enumerate(report.blocks):
                check(cancelled)
                name = ""
                if isinstance(block, Picture):
                    pictures += 1
                    name = f"images/image-{pictures:02}.{'jpg' if block.photo else 'svg'}"
                    (folder / "images").mkdir(exist_ok=True)
                    svg = "" if block.photo else to_svg(block.scene, theme, measure=measure)
                    (folder / name).write_bytes(block.photo or svg.encode("utf-8"))
                parts.append(_draw(set_block(block, report.language), report.language, name))
                progress((number + 1) / len(report.blocks))
            if report.draft:
                parts.insert(0, f"**{words(report.language)(N_('Brouillon'))}**\n")
            if report.legal:
                parts.append(f"---\n\n_{_line(report.legal)}_\n")
            text = "\n".join(part for part in parts if part)
            (folder / TEXT).write_text(text, encoding="utf-8", newline="\n")
            check(cancelled)


@contextmanager
def atomic_folder(target: Path) -> Iterator[Path]:
    """Give a new folder beside ``target`` to fill, and put it in its place at the end.

    A folder that was there is replaced as a whole, or left as it was where something goes wrong.
    """
    mark = secrets.token_hex(4)
    part = target.with_name(f".{target.name[:40]}-{mark}")
    old = target.with_name(f".{target.name[:40]}-{mark}-old")
    try:
        part.mkdir()
        try:
            yield part
            if target.is_dir():
                target.rename(old)
            try:
                part.rename(target)
            except OSError:
                if old.exists():
                    old.rename(target)
                raise
        finally:
            shutil.rmtree(part, ignore_errors=True)
            if target.exists():
                shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        raise problem(error, target) from error


def _draw(block: Block, language: str, picture: str) -> str:
    match block:
        case Heading():
            level = min(3, max(1, block.level)) + 1
            return f"{'#' * level} {_line(block.text)}\n"
        case Paragraph():
            text = _runs(block.runs)
            return f"> _{N_('À relire')}_ : {text}\n" if block.draft else f"{text}\n"
        case ItemList():
            marks = (f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1))
            return "".join(
                f"{mark} {_indented(_runs(item), len(mark) + 1)}\n"
                for mark, item in zip(marks, block.items, strict=True)
            )
        case Quote():
            said = _text(guillemets(block.text.strip(), language))
            source = f"\n\n— {_line(block.source)}" if block.source else ""
            return "".join(f"> {line}".rstrip() + "\n" for line in (said + source).split("\n"))
        case DataTable():
            return _table(block)
        case Picture():
            caption = f"\n\n_{_line(block.caption)}_" if block.caption else ""
            return f"![{_line(block.scene.alt)}]({picture}){caption}\n"
        case PageBreak():
            return ""
        case Cover():
            lines = "".join(f"{_line(line)}  \n" for line in block.lines)
            foot = f"\n_{_line(block.foot)}_\n" if block.foot else ""
            return f"# {_line(block.title)}\n\n{lines}{foot}"
        case _:
            assert_never(block)


def _table(block: DataTable) -> str:
    count = max(1, len(block.columns))
    rules = ("---:" if number in block.numeric else "---" for number in range(count))
    lines = [_cells(block.columns), f"| {' | '.join(rules)} |"]
    for row in block.rows:
        first, *rest = (*row, *[""] * count)[:count]
        bold = block.row_headers and first.strip()
        cells = "| **" + _cell(first) + "** |" if bold else f"| {_cell(first)} |"
        lines.append(cells + "".join(f" {_cell(text)} |" for text in rest))
    caption = f"_{_line(block.caption)}_\n\n" if block.caption else ""
    return caption + "\n".join(lines) + "\n"


def _cells(texts: tuple[str, ...]) -> str:
    return "| " + " | ".join(_cell(text) for text in texts) + " |"


def _cell(text: str) -> str:
    return _escape(clean(text).strip()).replace("\n", "<br>")


def _runs(runs: Inline) -> str:
    parts = []
    for run in runs:
        text = clean(run.text)
        bare = text.strip()
        mark = ("**" if run.bold else "") + ("_" if run.italic else "")
        if bare and mark:
            lead, tail = text[: text.index(bare[0])], text[len(text.rstrip()) :]
            parts.append(f"{lead}{mark}{_escape(bare)}{mark[::-1]}{tail}")
        else:
            parts.append(_escape(text))
    return _START.sub(r"\1\2\\\3", "".join(parts)).replace("\n", "  \n")


def _text(text: str) -> str:
    return _START.sub(r"\1\2\\\3", _escape(clean(text))).replace("\n", "  \n")


def _line(text: str) -> str:
    return _escape(one_line(text)).strip()


def _escape(text: str) -> str:
    text = _SPECIAL.sub(r"\\\1", text)
    return _ADDRESS.sub(lambda found: found.group().replace(":", r"\:").replace(".", r"\."), text)


def _indented(text: str, by: int) -> str:
    return text.replace("\n", "\n" + " " * by)
