"""The bench's own arithmetic, and agreement with people's labels where they are at hand."""

import pytest

from bench import bench_themes


def test_pairs_put_together() -> None:
    assert bench_themes.pairs("aabb", [1, 1, 2, 3]) == pytest.approx((2 / 3, 1.0, 0.5))
    assert bench_themes.pairs("aabb", [1, 2, 3, 4]) == (0.0, 0.0, 0.0)


def test_without_the_labels_it_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench_themes, "LABELS", bench_themes.LABELS.with_name("absent"))
    assert bench_themes.main() == 0
    assert "nothing to compare with" in capsys.readouterr().out


def test_suggestions_agree_with_people() -> None:
    if not bench_themes.LABELS.is_file():
        pytest.skip("the human labels of ../shared are absent")
    for answers in bench_themes.questions().values():
        found = bench_themes.ours([text for text, _ in answers])
        assert bench_themes.pairs([label for _, label in answers], found)[0] > 0.7
