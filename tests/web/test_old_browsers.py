"""The page's script keeps to what browsers of ten years ago understand (ECMAScript 5, no fetch)."""

from __future__ import annotations

import re

import pytest

from facilitator.web.assets import Assets

NEWER = {
    "arrow functions": r"=>", "let and const": r"\b(let|const)\s", "template strings": "`",
    "classes": r"\bclass\s+\w+\s*(extends|\{)", "spread": r"\.\.\.", "async": r"\basync\b",
    "optional chaining": r"\?\.[A-Za-z(\[]", "nullish": r"\?\?", "for of": r"for\s*\([^)]*\sof\s",
    "exponents": r"\*\*", "fetch and promises": r"\b(fetch|Promise)\b",
    "later methods": r"\.(includes|closest|matches|append|remove|padStart|entries|flat)\(",
    "later objects": r"\b(URLSearchParams|Map|Set|Symbol|AbortController|IntersectionObserver)\(",
}
GUARDED = ("data.append(", "indexedDB")  # FormData has had append from the beginning


@pytest.fixture(scope="module")
def script() -> str:
    """What is sent to phones, without comments and strings."""
    text = Assets().files["app.js"].body.decode()
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    for known in GUARDED:
        text = text.replace(known, "")
    return re.sub(r"'(?:\\.|[^'\\\n])*'", "''", text)


@pytest.mark.parametrize("what", NEWER)
def test_the_script_uses_nothing_newer(script: str, what: str) -> None:
    found = re.search(f".*{NEWER[what]}.*", script)
    assert found is None, found and found[0][:120]


def test_the_rules_would_find_what_is_newer() -> None:
    for text, what in (("each(x, y => y)", "arrow functions"), ("let a = 1", "let and const"),
                       ("[...x]", "spread"), ("a?.b", "optional chaining"),
                       ("x.includes(1)", "later methods"), ("for (var a of b)", "for of")):
        assert re.search(NEWER[what], text)
