"""The words of OpenDocument 1.3 that the report needs, as text."""

from __future__ import annotations

import re
from html import escape

from facilitator.blocks import Inline
from facilitator.drawing.clean import clean, one_line

_SPACES = re.compile("  +|^ | $", re.MULTILINE)

_PREFIXES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
NAMESPACES = " ".join(f'xmlns:{name}="{address}"' for name, address in _PREFIXES.items())


def text(words: str) -> str:
    """Return typed words as content of a paragraph: newlines and runs of spaces kept."""

    def spaces(found: re.Match[str]) -> str:
        return f'<text:s text:c="{len(found.group())}"/>'

    return _SPACES.sub(spaces, escape(clean(words))).replace("\n", "<text:line-break/>")


def attribute(words: str) -> str:
    """Return typed words as the value of an attribute."""
    return escape(one_line(words))


def runs(stretches: Inline) -> str:
    """Return stretches of text with their character styles."""
    parts = []
    for run in stretches:
        inner = text(run.text)
        if run.italic:
            inner = f'<text:span text:style-name="Emphasis">{inner}</text:span>'
        if run.bold:
            inner = f'<text:span text:style-name="Strong_20_Emphasis">{inner}</text:span>'
        parts.append(inner)
    return "".join(parts)


def paragraph(style: str, inner: str) -> str:
    """Return a paragraph of ``style`` around ready content."""
    return f'<text:p text:style-name="{style}">{inner}</text:p>'
