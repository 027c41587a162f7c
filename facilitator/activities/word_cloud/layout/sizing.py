"""How large a term is drawn, and how the scale of a whole cloud goes up and down.

A letter's area tells the count: the font size is `scale * sqrt(count)`, so that a term said four
times as often has letters of four times the area, and two terms said as often have letters of the
same size however long they are. (Making the area of the whole *word* tell the count would draw
"écoute" larger than "intelligence collective" for the same count; readers judge the letters:
Alexander et al., "Perceptual Biases in Font Size as a Data Encoding", IEEE TVCG 24(8), 2018.)

The truth bends in two places only. A term said once is never smaller than the cloud's floor, which
is what the back row can read (`Frame.floor`) as long as the largest term stays `CONTRAST` times as
large. Where that makes it larger than the scale says, all letters get the area that it is given in
advance: each time that a term is said still adds the same area, and a term said more often is
always larger. And a label so long that it would span the frame takes the size at which it fits
`WIDEST` of the width.

The scale is shared by all terms and changes in steps of `STEP`, never answer by answer.
"""

from collections.abc import Collection, Iterable, Sequence
from math import sqrt

from facilitator.activities.word_cloud.layout.model import Frame, Shape

STEP = 2 ** (1 / 36)
"""One step of the scale: 2 % of the size, 4 % of the area."""

CONTRAST = 3.5
"""How many times as large as the floor the largest term may always be."""

WIDEST, HIGHEST = 0.8, 0.45
"""Largest box over the frame's inner width and height."""

TALLEST, TALLER = 1 / 6, 0.22
"""Largest font size over the inner height: of up to `FEW` terms, and of `SEVERAL` or more."""

SEVERAL = 30
"""So many terms give the largest of them company enough to be `TALLER`."""

BROADEST, NARROWEST = 0.6, 0.1
"""The widest term over the inner width, which holds the largest font size back, but not below the
second part of that width."""

RARE = 1 / 10
"""Largest font size of the rarest term over the inner height: a few first words do not shout."""

USUAL = ((0.055, 1 / 400), (0.02, 1 / 1000))
"""Free room on each side of a new term, across and down: in em, and more in frame heights."""

TIGHT = ((0.03, 1 / 720), (0.01, 1 / 1800))
"""The same for the room below which a neighbour has to make way."""

LIFT = 0.12
"""What each `air` from 1 to 5 adds above and below, in em, so that phrases do not read as one."""

OUTLET = 0.05
"""The same on either side, in widths: two neighbours together leave one of them room to double."""

AIRIEST = 14.0
"""How many times its usual free room a term keeps while there is plenty."""

FULL = 0.88
"""Share of the frame that many boxes with their free room can cover in practice."""

BROAD = 2.5
"""How many times wider than the frame's proportions an almost empty cloud grows: lines are so much
wider than high that a few words would otherwise pile up in a column."""

FEW = 6
"""So many terms cover half of that share: large boxes pack badly."""

Sized = tuple[Shape, int]
"""What a size is worked out from: a label's shape and its count."""


def size_of(shape: Shape, count: int, scale: float, floor: float, frame: Frame) -> float:
    """The font size of one term in pixels, at a scale and floor in pixels."""
    return min(
        sqrt(max(floor * floor, scale * scale) + scale * scale * (count - 1)),
        WIDEST * frame.inner_width / shape.width,
        HIGHEST * frame.inner_height / shape.height,
    )


def top_scale(sized: Sequence[Sized], frame: Frame) -> float:
    """The scale at which the largest term, or the rarest, is as large as it may be.

    In a low frame the largest gets larger than that rather than the smallest too small.
    """
    counts = [count for _, count in sized]
    most, tallest = max(counts, default=1), _tallest(sized, frame)
    scale = tallest / sqrt(most)
    if scale < frame.floor < tallest:
        scale = min(scale, sqrt((tallest**2 - frame.floor**2) / (most - 1)))
    scale = min(scale, RARE * frame.inner_height / sqrt(min(counts, default=1)))
    return max(scale, bottom_scale(counts, frame))


def _tallest(sized: Sequence[Sized], frame: Frame) -> float:
    """The font size that the largest term may have."""
    company = min(1.0, max(0.0, (len(sized) - FEW) / (SEVERAL - FEW)))
    high = (TALLEST + (TALLER - TALLEST) * company) * frame.inner_height
    low = min(TALLEST * frame.inner_height, NARROWEST * frame.inner_width)
    broadest = max((shape.width * sqrt(count) for shape, count in sized), default=0.0)
    if not broadest:
        return low
    most = max(count for _, count in sized)
    return max(low, min(high, BROADEST * frame.inner_width * sqrt(most) / broadest))


def floor_at(scale: float, counts: Iterable[int], frame: Frame) -> float:
    """The floor that goes with a scale, in pixels."""
    most = max(counts, default=1)
    return min(frame.floor, scale * max(1.0, sqrt((most - 1) / (CONTRAST * CONTRAST - 1))))


def bottom_scale(counts: Collection[int], frame: Frame) -> float:
    """The scale below which the smallest term would be too small to be worth showing."""
    most = max(counts, default=1)
    contrast = max(sqrt((most - 1) / (CONTRAST * CONTRAST - 1)), sqrt(min(counts, default=1)))
    return frame.smallest / contrast


def halves(shape: Shape, size: float, frame: Frame, air: float = 1.0) -> tuple[float, float]:
    """Half the width and height of a term with its free room, in pixels.

    `air` 0 is the tight room, 1 the usual one, and more is more.
    """
    (usual_x, far_x), (usual_y, far_y) = USUAL
    (tight_x, near_x), (tight_y, near_y) = TIGHT
    width = size * (shape.width / 2 + tight_x + air * (usual_x - tight_x))
    width += frame.height * (near_x + air * (far_x - near_x))
    height = size * (shape.height / 2 + tight_y + air * (usual_y - tight_y))
    height += frame.height * (near_y + air * (far_y - near_y))
    plenty = min(max(0.0, air - 1), 4.0)
    return width * (1 + OUTLET * plenty), height + size * LIFT * plenty


def tight_halves(
    sized: Iterable[Sized], scale: float, floor: float, frame: Frame
) -> list[tuple[float, float]]:
    """`halves` without air for every term at its `size_of`, in a fraction of their time."""
    (em_x, rest_x), (em_y, rest_y) = TIGHT
    rest_x, rest_y = rest_x * frame.height, rest_y * frame.height
    widest, highest = WIDEST * frame.inner_width, HIGHEST * frame.inner_height
    area = scale * scale
    first = max(floor * floor, area)
    found = []
    for shape, count in sized:
        wide, high = shape.width, shape.height
        size = min(sqrt(first + area * (count - 1)), widest / wide, highest / high)
        found.append((size * (wide / 2 + em_x) + rest_x, size * (high / 2 + em_y) + rest_y))
    return found


def air(share: float) -> float:
    """How many times its usual free room a term can have where `share` of the frame is covered."""
    return min(AIRIEST, max(1.0, (0.5 / share) ** 2))


def size_within(shape: Shape, half_width: float, half_height: float, frame: Frame) -> float:
    """The font size at which a term with its tight room has these halves, or the smaller one."""
    (em_x, rest_x), (em_y, rest_y) = TIGHT
    return min(
        (half_width - rest_x * frame.height) / (shape.width / 2 + em_x),
        (half_height - rest_y * frame.height) / (shape.height / 2 + em_y),
    )


def covered(sized: Iterable[Sized], scale: float, floor: float, frame: Frame) -> float:
    """Share of the frame's inner area that the terms' boxes cover with their free room."""
    (em_x, rest_x), (em_y, rest_y) = USUAL
    rest_x, rest_y = 2 * rest_x * frame.height, 2 * rest_y * frame.height
    total = 0.0
    for shape, count in sized:
        size = size_of(shape, count, scale, floor, frame)
        width = (shape.width + 2 * em_x) * size + rest_x
        total += width * ((shape.height + 2 * em_y) * size + rest_y)
    return total / (frame.inner_width * frame.inner_height)


def proportion(share: float, frame: Frame) -> float:
    """How many pixels across count as one up or down where `share` of the frame is covered."""
    emptiness = max(0.0, 1 - 2 * share)
    return frame.inner_width / frame.inner_height * (1 + (BROAD - 1) * emptiness)


def density(sized: list[Sized], scale: float, floor: float, frame: Frame) -> float:
    """How full a cloud is, where 1 is as full as so many terms get when laid out afresh."""
    share = FULL * len(sized) / (len(sized) + FEW)
    return covered(sized, scale, floor, frame) / share if sized else 0.0


def estimate(sized: list[Sized], frame: Frame) -> float:
    """The scale, in pixels, at which the terms would cover `FULL` of the frame."""
    counts = [count for _, count in sized]
    high = top_scale(sized, frame)
    low = bottom_scale(counts, frame)
    if covered(sized, high, floor_at(high, counts, frame), frame) <= FULL:
        return high
    for _ in range(10):
        middle = sqrt(low * high)
        if covered(sized, middle, floor_at(middle, counts, frame), frame) > FULL:
            high = middle
        else:
            low = middle
    return low
