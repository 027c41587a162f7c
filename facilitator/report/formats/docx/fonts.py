"""The bundled fonts inside the Word document, so that it looks the same on another machine.

They are stored as Office wants it (ECMA-376, part 4, "Font embedding"): the first 32 bytes of each
file are combined with a key that stands beside it.
"""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

import resources

_LOOKS = {"embedRegular": "Regular", "embedBold": "Bold", "embedItalic": "Italic"}
_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_TABLE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable"
_BEFORE = ("writeProtection", "view", "zoom")
_FONT = (
    '<w:font xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'w:name="Inter"><w:charset w:val="00"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/>{embedded}</w:font>'
)


def embed_fonts(document: Any) -> None:
    """Put regular, bold and italic into ``document``."""
    table = document.part.part_related_by(_TABLE)
    embedded = []
    for number, (tag, name) in enumerate(_LOOKS.items(), 1):
        key = str(uuid5(NAMESPACE_URL, f"palabre:Inter-{name}")).upper()
        data = resources.path("fonts", f"Inter-{name}.ttf").read_bytes()
        path = PackURI(f"/word/fonts/font{number}.odttf")
        part = Part(path, _TYPE, _veiled(data, key), document.part.package)
        relation = table.relate_to(part, _RELATION)
        embedded.append(f'<w:{tag} r:id="{relation}" w:fontKey="{{{key}}}"/>')
    root = parse_xml(table.blob)
    root.append(parse_xml(_FONT.format(embedded="".join(embedded))))
    table._blob = serialize_part_xml(root)
    settings = document.settings.element
    place = sum(1 for child in settings if child.tag in {qn(f"w:{tag}") for tag in _BEFORE})
    settings.insert(place, OxmlElement("w:embedTrueTypeFonts"))


def _veiled(data: bytes, key: str) -> bytes:
    mask = bytes.fromhex(key.replace("-", ""))[::-1]
    head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(data[:32]))
    return head + data[32:]
