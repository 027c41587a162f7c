"""What people may type to break a file, or by accident."""

from __future__ import annotations

import unicodedata

from facilitator.blocks import (
    Cover,
    DataTable,
    Heading,
    ItemList,
    Paragraph,
    Picture,
    Quote,
    Report,
    Run,
    plain,
)
from facilitator.scene import Scene, Table, TableCell, Text

HOSTILE = {
    "formula": '=HYPERLINK("http://malveillant.example";"clic")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "script": "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "markup": "</text:p></w:t>]]><!-- & &amp; &#0; <b>gras",
    "markdown": "# titre\n- [lien](javascript:alert(1)) `code` **gras** | ![x](http://x.example/y)",
    "endless": "a" * 10_000,
    "emoji": "👩\u200d🌾🌳 🏳️\u200d🌈 é\u0301",
    "overrides": "avant \u202etxet\u202c \u2066isolé\u2069 après",
    "arabic": "شجرة وسط الساحة",
    "controls": "nul\x00 cloche\x07 échap\x1b[31m retour\x08 saut\x0c fin\x7f\x85",
    "broken": "moitié \ud83c seule, \ufffe non-caractère",
    "marks": "a" + "\u0301" * 60,
    "backslashes": "(parenthèse \\ mal fermée ) (( Tj ET Q",
    "spaces": "  deux   espaces \u00a0 et\tune tabulation  ",
    "template": "{{7*7}} {% for x in y %} ${z} %s %(d)s {0}",
}


def hostile_report() -> Report:
    """Return a report that has each of them in every place where a text may stand."""
    texts = tuple(HOSTILE.values())
    alike = tuple(
        (Heading(2, text), Paragraph((Run(text), Run(text, bold=True), Run(text, italic=True))),
         Quote(text, text))
        for text in texts
    )  # fmt: skip
    cells = tuple(TableCell((text[:60],)) for text in texts[:2])
    scene = Scene(
        400, 400,
        (*(Text(5, 20 + 16 * n, text[:300], 12, key=text[:40]) for n, text in enumerate(texts)),
         Table(0, 300, (100.0, 100.0), (20.0,), (cells,), 10)),
        " ".join(texts)[:3000],
    )  # fmt: skip
    joined = "\n".join(texts)
    return Report(
        texts[3], "fr", texts[10], texts[11],
        (
            Cover(texts[4], texts, texts[3]),
            Heading(1, joined),
            Heading(1, texts[3]), Heading(1, texts[7]),
            *(block for three in alike for block in three),
            ItemList(tuple(plain(text) for text in texts)),
            ItemList(tuple(plain(text) for text in texts), ordered=True),
            DataTable(
                texts[:4], tuple((text,) * 4 for text in texts), texts[3], frozenset({1}), True
            ),
            DataTable(("A",), ((joined,),)),
            Picture(scene, texts[4]),
        ),
    )  # fmt: skip


def bare(text: str) -> str:
    """Return the letters and digits of ``text`` in order: what every format must keep."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(char for char in apart if char.isascii() and char.isalnum())
