"""Every theme is readable by people with low vision (WCAG 2.2 AA) and has every token."""

from __future__ import annotations

import pytest

from facilitator.theme import WORD_COLORS, contrast, load_theme

TEXTS = ("ink", "ink-soft", "leaf", "clay", "sky", "alarm", *WORD_COLORS)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
@pytest.mark.parametrize("token", TEXTS)
def test_text_stands_out_from_both_grounds(name: str, ground: str, token: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.rgb(token), theme.rgb(ground)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_on_leaf_and_its_tint_can_be_read(name: str) -> None:
    theme = load_theme(name)
    assert contrast(theme.rgb("on-leaf"), theme.rgb("leaf")) >= 4.5
    assert contrast(theme.rgb("ink"), theme.rgb("leaf-soft")) >= 4.5
    assert contrast(theme.rgb("leaf"), theme.rgb("leaf-soft")) >= 4.5


def test_themes_hold_the_same_tokens() -> None:
    assert load_theme("light").colors.keys() == load_theme("dark").colors.keys()


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_unknown_token_and_theme_are_errors() -> None:
    with pytest.raises(KeyError):
        load_theme("light").color("mauve")
    with pytest.raises(OSError, match="nowhere"):
        load_theme("nowhere")
