"""Rows fill pages: what belongs together stays together, and nothing is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.report.formats.pdf.pages import paginate
from facilitator.report.formats.pdf.rows import HeadingMark, Row, hold
from facilitator.report.formats.pdf.style import BODY_HEIGHT, BOTTOM, PAGE_HEIGHT, TOP


def row(height: float, **more: object) -> Row:
    return Row(height, None, **more)  # type: ignore[arg-type]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.builds(
            Row,
            st.floats(1, 200),
            st.none(),
            before=st.floats(0, 60),
            keep=st.booleans(),
            needs=st.floats(0, 300),
        ),
        max_size=80,
    )
)
def test_every_row_is_on_one_page_in_order_and_inside_it(rows: list[Row]) -> None:
    pages = paginate(rows)
    placed = [each for page in pages for _, each in page]
    assert [id(each) for each in placed] == [id(each) for each in rows]
    for page in pages:
        bottom = TOP
        for top, each in page:
            assert top >= bottom - 0.01
            bottom = top + each.height
            assert bottom <= PAGE_HEIGHT - BOTTOM + 0.1
    assert all(pages) or pages == [[]]


def test_rows_kept_together_move_together() -> None:
    filler = row(BODY_HEIGHT - 50)
    unit = [row(30, keep=True), row(30, keep=True), row(30)]
    pages = paginate([filler, *unit])
    assert [len(page) for page in pages] == [1, 3]


def test_a_unit_higher_than_a_page_is_cut_rather_than_lost() -> None:
    pages = paginate([row(100, keep=True) for _ in range(20)])
    assert sum(map(len, pages)) == 20
    assert [len(page) for page in pages] == [6, 6, 6, 2]


def test_two_lines_of_a_paragraph_are_never_parted_alone() -> None:
    lines = [row(15) for _ in range(6)]
    hold(lines)
    for room in range(10, 100, 5):
        pages = paginate([row(BODY_HEIGHT - room), *lines])
        counts = [sum(each in lines for _, each in page) for page in pages]
        assert 1 not in counts


def test_header_is_repeated_where_a_table_goes_on() -> None:
    again = (row(20),)
    rows = [row(20, keep=True), *(row(30, repeat=again) for _ in range(40))]
    pages = paginate(rows)
    assert len(pages) > 1
    assert all(page[0][1] is again[0] for page in pages[1:])
    assert pages[0][0][1] is rows[0]


def test_section_without_room_starts_on_the_next_page() -> None:
    mark = HeadingMark(1, "Suite")
    pages = paginate([row(BODY_HEIGHT - 150), row(30, needs=170.0, heading=mark)])
    assert len(pages) == 2
    assert (mark.page, mark.top) == (1, TOP)


def test_page_breaks_leave_no_empty_page() -> None:
    turn = row(0, new_page=True)
    assert [len(page) for page in paginate([turn, row(10), turn, turn, row(10), turn])] == [1, 1]
