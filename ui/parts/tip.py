"""What a tooltip says of words that a row has no room for."""

from __future__ import annotations

_LINE = 90
"""Characters that a tooltip may have beside one another: Qt breaks none of plain text."""


def tip(text: str) -> str:
    """``text`` as a tooltip says it: broken into lines where it is long, never read as HTML.

    Qt takes words that look like HTML for it, and people may type what they like.
    """
    if "<" not in text and all(len(line) <= _LINE for line in text.split("\n")):
        return text
    from html import escape

    return f'<p style="white-space: pre-wrap">{escape(text, quote=False)}</p>'
