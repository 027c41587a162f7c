"""The parts of the layout: sizes that tell the truth, lines, membership, and free room."""

from math import sqrt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import resources
from facilitator.activities.word_cloud.layout import Frame, Term, latin_ink, update
from facilitator.activities.word_cloud.layout.board import Board
from facilitator.activities.word_cloud.layout.grid import Grid
from facilitator.activities.word_cloud.layout.hopping import make_way, shift, swell
from facilitator.activities.word_cloud.layout.members import on_screen
from facilitator.activities.word_cloud.layout.wrapping import shape
from facilitator.scene import Weight
from tests.activities.word_cloud.layout_support import FRAME, WORDS, lay_out, many, width


def lines(label: str) -> tuple[str, ...]:
    return shape(label, Weight.BOLD, width, latin_ink).lines


def test_the_area_of_letters_tells_the_count():
    layout = lay_out(dict(zip(WORDS, [9, 6, 4, 3, 2, 2, 1, 1], strict=False)))
    for term in layout.terms:
        assert term.size == pytest.approx(layout.scale * sqrt(term.count))


def test_each_time_that_a_term_is_said_adds_the_same_area_above_what_can_be_read():
    layout = lay_out(many(110))
    assert layout.scale < layout.floor
    for term in layout.terms:
        more = layout.scale**2 * (term.count - 1)
        assert term.size**2 == pytest.approx(layout.floor**2 + more)


def test_the_smallest_words_can_be_read_from_the_back():
    layout = lay_out(many(110))
    assert min(term.size for term in layout.terms) >= 1080 / 30 - 1e-6


def test_with_a_least_size_the_rarest_are_left_out_rather_than_shrunk():
    phrases = {f"{' '.join(WORDS[at % 20 : at % 20 + 4])} {at}": 200 - at for at in range(150)}
    frame = Frame(1920, 1080, least=36)
    layout = lay_out(phrases, frame=frame)
    assert layout.omitted > 0
    assert min(term.size for term in layout.terms) >= 36 - 1e-6
    newcomer = lay_out(phrases | {"une idée": 1}, layout, frame)
    assert "une idée" not in newcomer.by_key()
    assert newcomer.room == len(layout.terms)


def test_nothing_gets_too_small_for_the_back_row_however_common_one_word_is():
    frame = Frame(1530, 600, legible=30, least=30)
    counts, layout = dict.fromkeys(WORDS[:12], 1), None
    for more in range(1, 80, 3):
        counts["confiance"] = more
        layout = lay_out(counts, layout, frame)
        assert min(term.size for term in layout.terms) >= 30 - 1e-6
        assert len(layout.terms) == 12


def test_few_words_do_not_shout_and_a_common_one_is_not_a_wall():
    assert lay_out({"écoute": 1}).terms[0].size <= 1080 / 10
    assert lay_out({"écoute": 900, "temps": 1}).by_key()["écoute"].size <= 1080 / 6


def test_the_largest_of_many_words_is_taller_unless_it_is_a_long_one():
    company = dict.fromkeys(WORDS[:29], 1)
    short = lay_out(company | {"lien": 12}).by_key()["lien"]
    assert 1080 / 6 < short.size <= 0.22 * 1080
    long = lay_out(company | {"accompagnement mutuel": 12}).by_key()["accompagnement mutuel"]
    assert long.size <= 1080 / 6


def test_a_long_word_in_a_narrow_frame_makes_all_smaller_rather_than_itself_alone():
    counts = {"bibliothèque": 4, "écoute": 2, "temps": 1}
    layout = lay_out(counts, frame=Frame(300, 400, margin=2, legible=12, least=12))
    for term in layout.terms:
        assert term.size == pytest.approx(layout.scale * sqrt(term.count))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("coopération", ("coopération",)),
        ("faire ensemble", ("faire ensemble",)),
        ("intelligence collective", ("intelligence", "collective")),
        ("  trop   d'espaces ", ("trop d'espaces",)),
        ("co-responsabilité citoyenne", ("co-responsabilité", "citoyenne")),
        ("un budget\u00a0!", ("un budget\u00a0!",)),
    ],
)
def test_lines_are_few_and_even(label, expected):
    assert lines(label) == expected


def test_a_no_break_space_holds():
    broken = lines("nous sommes toutes et tous prêts à agir\u202f!")
    assert broken[-1].endswith("agir\u202f!")


@settings(max_examples=200)
@given(st.text(min_size=1, max_size=300))
def test_no_letter_is_lost_in_breaking(label):
    broken = lines(label)
    assert 1 <= len(broken) <= 3

    def letters(text: str) -> str:
        return "".join(text.translate(dict.fromkeys(map(ord, " \t\r\n"))))

    assert letters("".join(broken)) == letters(label)


def test_latin_ink_covers_the_ink_of_the_bundled_typeface():
    image_font = pytest.importorskip("PIL.ImageFont")
    font = image_font.truetype(str(resources.path("fonts") / "Inter-Bold.ttf"), 1000)
    samples = [*WORDS, "Écoute", "ÇA", "(oui)", "l'eau", "À", "Ñandú", "½ €", "jy", "xÿ", "Ãœ", "&"]
    for text in samples + [chr(code) for code in range(0x21, 0x180) if chr(code).isprintable()]:
        _, top, _, bottom = font.getbbox(text, anchor="ls")
        above, below = latin_ink(text)
        assert -top <= 1000 * above, text
        assert bottom <= 1000 * below, text


def test_who_is_shown_stays_until_clearly_overtaken():
    shown = {f"t{at}" for at in range(10)}
    terms = [Term(f"t{at}", "mot", 20) for at in range(10)]
    for count, joins in ((20, False), (21, False), (22, False), (23, True)):
        members = on_screen([*terms, Term("new", "mot", count)], shown, 10)
        assert len(members) == 10
        assert ("new" in {term.key for term in members}) is joins


def test_the_weakest_leaves_when_a_newcomer_overtakes_it():
    counts = many(150)
    layout = lay_out(counts)
    after = lay_out(counts | {"nouveau": 9}, layout)
    assert "nouveau" in after.by_key()
    assert len(after.terms) == 150
    assert after.omitted == 1


def test_a_label_keeps_its_lines_whatever_its_size():
    terms = [Term("a", "intelligence collective", 1), Term("b", "temps", 5)]
    small = update(None, terms, FRAME, width)
    large = update(small, [terms[0]._replace(count=30), terms[1]], FRAME, width)
    assert small.by_key()["a"].lines == large.by_key()["a"].lines
    assert len(large.by_key()["a"].baselines) == 2


boxes = st.tuples(
    st.integers(30, 570), st.integers(30, 370), st.integers(2, 90), st.integers(2, 40)
)


@settings(max_examples=80, deadline=None)
@given(st.lists(boxes, max_size=25), st.integers(4, 120), st.integers(4, 60))
def test_the_grid_finds_a_free_place_where_there_is_one(taken, half_x, half_y):
    grid = Grid(Frame(600, 400, margin=0))
    for x, y, wide, high in taken:
        grid.take(x, y, wide, high)
    gaps = grid.gaps(half_x, half_y)
    at = gaps.nearest(300, 200, 1.5) if gaps else None
    if at is not None:
        for x, y, wide, high in taken:
            assert abs(at[0] - x) >= half_x + wide or abs(at[1] - y) >= half_y + high
        assert half_x <= at[0] + 1e-6
        assert at[0] <= 600 - half_x + 1e-6
    else:
        assert taken or 2 * half_x > 600 or 2 * half_y > 400


@st.composite
def boards(draw: st.DrawFn, most: int) -> Board:
    """Boxes that do not touch one another, one at least."""
    board = Board(Frame(600, 400, margin=0))
    for x, y, wide, high in draw(st.lists(boxes, min_size=2, max_size=most)):
        saved = board.save()
        board.add(x, y, wide, high)
        if board.conflicts():
            board.restore(saved)
    assume(board.x)
    return board


@settings(max_examples=80, deadline=None)
@given(boards(25), st.integers(0, 24), st.integers(5, 60))
def test_growing_pushes_without_a_clash_or_leaves_all_as_it_was(board, which, more):
    index = which % len(board.x)
    before = board.save()
    if board.grow(index, board.half_x[index] + more, board.half_y[index] + more / 2):
        assert not board.conflicts()
        assert board.half_x[index] == before[2][index] + more
    else:
        assert board.save() == before


@settings(max_examples=60, deadline=None)
@given(boards(20), st.integers(0, 19), st.integers(3, 60))
def test_who_is_in_the_way_hops_to_a_gap_and_the_others_keep_their_places(board, which, more):
    index = which % len(board.x)
    before = board.save()
    if not make_way(board, index, before[2][index] + more, before[3][index] + more):
        assert board.save() == before
        return
    assert not board.conflicts()
    for at in range(len(board.x)):
        stood = (before[0][at], before[1][at])
        near = abs(stood[0] - board.x[index]) < board.half_x[index] + before[2][at]
        near &= abs(stood[1] - board.y[index]) < board.half_y[index] + before[3][at]
        assert at == index or near or (board.x[at], board.y[at]) == stood


def test_a_cloud_swells_only_where_every_word_still_finds_a_place():
    board = Board(Frame(600, 400, margin=0))
    for at in range(4):
        board.add(80 + 140 * at, 200, 60, 20)
    larger, _ = swell(board, [(70.0, 24.0)] * 4, limit=200, tries=9)
    assert larger is not None
    assert not larger.conflicts()
    assert larger.half_x == [70.0] * 4
    assert swell(board, [(200.0, 150.0)] * 4, limit=4000, tries=9)[0] is None
    assert swell(board, [(90.0, 90.0)] * 4, limit=0.4, tries=9)[0] is None


def test_a_word_that_grows_rather_goes_a_little_itself_than_moves_the_others():
    board = Board(Frame(600, 400, margin=0))
    board.add(200, 200, 60, 20)
    board.add(300, 200, 40, 20)
    assert shift(board, 0, 70, 24, reach=0.3)
    assert not board.conflicts()
    assert (board.x[1], board.y[1]) == (300, 200)
    assert board.half_x[0] == 70
    before = board.save()
    assert not shift(board, 0, 290, 30, reach=0.1)
    assert board.save() == before


steps = st.tuples(st.sampled_from(["add", "move", "leave out", "restore"]), boxes)


@settings(max_examples=60, deadline=None)
@given(st.lists(steps, min_size=2, max_size=40))
def test_a_board_that_changes_box_by_box_knows_its_free_room_to_the_cell(changes):
    """Boxes here may overlap, share cells, or come and go: the worst case for drawing less."""
    frame = Frame(600, 400, margin=0)
    board, saved = Board(frame), None
    for what, box in changes:
        left_out = []
        if what == "restore" and saved:
            board.restore(saved)
        elif what == "move" and board.x:
            at = box[2] % len(board.x)
            board.x[at], board.y[at], board.half_x[at], board.half_y[at] = box
        elif what == "leave out" and board.x:
            saved, left_out = board.save(), [box[3] % len(board.x)]
        else:
            board.add(*box)
        grid = Grid(frame)
        for at, taken in enumerate(zip(*board.save(), strict=True)):
            if at not in left_out:
                grid.take(*taken)
        assert board.grid(without=left_out).taken == grid.taken
