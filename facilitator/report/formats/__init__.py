"""Every way to write a report down, listed here and nowhere else."""

from __future__ import annotations

from facilitator.report.formats.base import ExportStopped, Format
from facilitator.report.formats.bundle import ZipFormat
from facilitator.report.formats.docx.writer import DocxFormat
from facilitator.report.formats.html import HtmlFormat
from facilitator.report.formats.markdown import MarkdownFormat
from facilitator.report.formats.odt.writer import OdtFormat
from facilitator.report.formats.pdf.writer import PdfFormat


def all_formats() -> tuple[Format, ...]:
    """Return the formats on offer, the usual one first."""
    single = (PdfFormat(), DocxFormat(), OdtFormat(), HtmlFormat(), MarkdownFormat())
    return (*single, ZipFormat(single))


def get_format(name: str) -> Format:
    """Return the format called ``name``; raises ``KeyError`` where there is none."""
    return {each.name: each for each in all_formats()}[name]


__all__ = ["ExportStopped", "Format", "all_formats", "get_format"]
