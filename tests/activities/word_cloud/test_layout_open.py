"""Whatever people type and whatever happens to it: nothing overlaps, nothing is cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.activities.word_cloud.layout import Frame, Term, relayout, update
from tests.activities.word_cloud.layout_support import FRAME, WORDS, lay_out, many, problems, width

labels = st.one_of(
    st.sampled_from(WORDS),
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=9).map(" ".join),
    st.text(min_size=1, max_size=60),
)
frames = st.builds(Frame, st.integers(300, 2600), st.integers(200, 1600), margin=st.integers(0, 40))
events = st.lists(
    st.tuples(
        st.sampled_from(["add", "grow", "grow", "leap", "remove", "rename", "frame"]),
        st.integers(0, 200),
        labels,
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=40, deadline=None)
@given(events=events, other=frames)
def test_no_overlap_and_nothing_outside_through_any_session(events, other):
    terms: list[Term] = []
    frame, layout = FRAME, None
    for key, (event, number, label) in enumerate(events):
        at = number % len(terms) if terms else 0
        if event == "add" or not terms:
            terms.append(Term(str(key), label, 1 + number % 3))
        elif event == "remove":
            terms.pop(at)
        elif event == "rename":
            terms[at] = terms[at]._replace(label=label)
        elif event == "frame":
            frame = other if frame is FRAME else FRAME
        else:
            more = 1 if event == "grow" else 10 + number
            terms[at] = terms[at]._replace(count=terms[at].count + more)
        layout = update(layout, terms, frame, width)
        assert problems(layout) == []
        visible = {term.key for term in terms if term.label.strip()}
        assert layout.omitted + len(layout.terms) == len(visible)
        assert {term.key for term in layout.terms} <= visible


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(labels, st.integers(1, 10**9)), max_size=120), frames)
def test_a_fresh_cloud_is_sound_for_any_terms_and_frame(pairs, frame):
    terms = [Term(str(key), label, count) for key, (label, count) in enumerate(pairs)]
    layout = relayout(None, terms, frame, width)
    assert problems(layout) == []
    assert layout == relayout(None, terms, frame, width)


def test_no_terms_and_one_term():
    assert lay_out({}).terms == ()
    alone = lay_out({"écoute": 1})
    (term,) = alone.terms
    assert (term.x, term.y) == pytest.approx((960, 540), abs=4)
    assert lay_out({}, alone).terms == ()


def test_five_hundred_terms_show_the_commonest_and_say_how_many_are_not_shown():
    layout = lay_out(many(500))
    assert len(layout.terms) == 150
    assert layout.omitted == 350
    assert problems(layout) == []
    assert {term.key for term in layout.terms} >= set(list(many(500))[:30])


def test_a_word_of_two_hundred_letters_is_broken_but_never_cut():
    layout = lay_out({"a" * 200: 5, "écoute": 5})
    term = layout.by_key()["a" * 200]
    assert "".join(term.lines) == "a" * 200
    assert len(term.lines) == 3
    assert problems(layout) == []


def test_a_phrase_of_four_hundred_letters_stays_whole():
    phrase = " ".join(WORDS * 3)[:400].strip()
    layout = lay_out({phrase: 1, "écoute": 40})
    assert " ".join(layout.by_key()[phrase].lines) == phrase
    assert problems(layout) == []


def test_emoji_and_other_scripts_are_laid_out_in_their_own_order():
    said = ["👩‍👩‍👧‍👦 famille", "التعاون معا في الحي الجديد كل يوم", "שלום", "協力", "❤️" * 40]
    layout = lay_out(dict.fromkeys(said, 3))
    assert problems(layout) == []
    for label in said:
        lines = layout.by_key()[label].lines
        assert "".join(lines).replace(" ", "") == label.replace(" ", "")
        assert not any(line.startswith(("\u200d", "\ufe0f")) for line in lines)


def test_equal_counts_have_equal_sizes():
    layout = lay_out(dict.fromkeys(many(100), 7))
    assert len({round(term.size, 6) for term in layout.terms}) == 1


def test_a_huge_count_is_large_and_still_on_screen():
    layout = lay_out(many(50) | {"tout le monde": 10**12})
    assert problems(layout) == []
    assert layout.by_key()["tout le monde"].size == max(term.size for term in layout.terms)
    assert len(layout.terms) == 51


def test_terms_without_a_count_or_a_label_are_not_shown():
    terms = [Term("a", "écoute", 0), Term("b", "  ", 3), Term("c", "temps", 1)]
    assert [term.key for term in update(None, terms, FRAME, width).terms] == ["c"]


def test_a_frame_without_room_is_refused():
    with pytest.raises(ValueError, match="at least"):
        Frame(50, 50, margin=24)
