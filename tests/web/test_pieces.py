"""A body put together from pieces is the body, packed or not."""

from __future__ import annotations

import gzip
import json

from hypothesis import given
from hypothesis import strategies as st

from facilitator.web.parts import part, with_view
from facilitator.web.pieces import Piece, packed, plain

TEXTS = st.lists(st.text(max_size=40) | st.characters().map(lambda one: one * 900), max_size=6)


@given(TEXTS)
def test_pieces_are_read_as_one_text_in_either_form(texts: list[str]) -> None:
    whole = "".join(texts)
    body = with_view({"receipt": 1}, part("1.2", 'a"key', [Piece.text(text) for text in texts]))
    assert gzip.decompress(packed(body)) == plain(body)
    said = json.loads(plain(body))
    assert said == {"receipt": 1, "view": {"stamp": "1.2", "key": 'a"key', "html": whole}}
