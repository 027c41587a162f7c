"""Keys are called what is printed on the keyboards of the language."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from ui.console.keys import key_name

pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="macOS has signs for its keys")


@pytest.mark.parametrize(("keys", "french", "english"), [
    ("PgDown", "Page suiv.", "Page Down"), ("PgUp", "Page préc.", "Page Up"),
    ("Space", "Espace", "Space"), ("Ctrl+Shift+Z", "Ctrl+Maj+Z", "Ctrl+Shift+Z"),
    ("Escape", "Échap", "Esc"), ("Delete", "Suppr", "Del"), ("Alt+Up", "Alt+↑", "Alt+↑"),
    ("Ctrl++", "Ctrl++", "Ctrl++"), ("+", "+", "+"), ("?", "?", "?"), ("F5", "F5", "F5"),
    ("G", "G", "G"),
])
def test_a_key_is_called_as_on_the_keyboard(look, languages, keys, french, english) -> None:
    assert key_name(keys, look) == french
    assert key_name(keys, replace(look, tr=languages.get("en"))) == english
