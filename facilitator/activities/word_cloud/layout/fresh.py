"""Lay a cloud out from nothing: the commonest terms in the middle, the others round them."""

from math import ceil, log

from facilitator.activities.word_cloud.layout import sizing
from facilitator.activities.word_cloud.layout.grid import Grid
from facilitator.activities.word_cloud.layout.model import Frame
from facilitator.activities.word_cloud.layout.sizing import Sized

FINE_STEP = 2 ** (1 / 24)
"""Between two scales tried: 3 %."""

LOOSEST = 1.3
"""How far a cloud that leaves the frame empty is spread, at most."""

Place = tuple[float, float, float]
"""Centre x, centre y and font size."""


def lay_out(sized: list[Sized], frame: Frame) -> tuple[list[Place | None], float, float]:
    """Place every term: places in the order given, the scale and the floor.

    Tries the largest scale that could do, then smaller ones. A term is without a place only
    where even the smallest scale leaves no room for it.
    """
    counts = [count for _, count in sized]
    bottom = sizing.bottom_scale(counts, frame)
    scale = sizing.estimate(sized, frame)
    while True:
        floor = sizing.floor_at(scale, counts, frame)
        last = scale <= bottom * FINE_STEP
        places, missing = _attempt(sized, scale, floor, frame, stop=not last)
        if last or not missing:
            return _spread(sized, _centred(sized, places, frame), frame), scale, floor
        # The more is left over, the further the next try is away.
        steps = max(1, ceil(log(1 + missing) / log(FINE_STEP) / 3))
        scale = max(bottom, scale / FINE_STEP**steps)


def _attempt(
    sized: list[Sized], scale: float, floor: float, frame: Frame, stop: bool
) -> tuple[list[Place | None], float]:
    """Place what fits; also the share of the area that did not, at the first failure if `stop`."""
    grid = Grid(frame)
    boxes = []
    total = 0.0
    for index, (shape, count) in enumerate(sized):
        size = sizing.size_of(shape, count, scale, floor, frame)
        tight = sizing.halves(shape, size, frame, air=0.0)
        usual = tuple(map(grid.snapped, tight, sizing.halves(shape, size, frame)))
        total += usual[0] * usual[1]
        boxes.append((-size, -usual[0] * usual[1], index, usual, tight))
    places: list[Place | None] = [None] * len(sized)
    middle_x, middle_y = frame.width / 2, frame.height / 2
    aspect = sizing.proportion(4 * total / (frame.inner_width * frame.inner_height), frame)
    missing = 0.0
    left = total
    for size, area, index, usual, tight in sorted(boxes):
        for halves in (usual, tight):
            gaps = grid.gaps(*halves)
            at = gaps.nearest(middle_x, middle_y, aspect) if gaps else None
            if at is not None:
                grid.take(*at, *halves)
                places[index] = (*at, -size)
                break
        else:
            if stop:
                return places, left / total
            missing -= area
        left += area
    return places, missing / total if total else 0.0


def _centred(
    sized: list[Sized], places: list[Place | None], frame: Frame
) -> list[Place | None]:
    """Move the whole cloud so that it has as much room on its left as on its right, and so on."""
    edges: list[tuple[float, float, float, float]] = []
    for (shape, _), place in zip(sized, places, strict=True):
        if place is not None:
            x, y, size = place
            half_x, half_y = sizing.halves(shape, size, frame, air=0.0)
            edges.append((x - half_x, x + half_x, y - half_y, y + half_y))
    if not edges:
        return places
    left, right, top, bottom = zip(*edges, strict=True)
    across = (frame.width - min(left) - max(right)) / 2
    down = (frame.height - min(top) - max(bottom)) / 2
    return [place and (place[0] + across, place[1] + down, place[2]) for place in places]


def _spread(sized: list[Sized], places: list[Place | None], frame: Frame) -> list[Place | None]:
    """Move all centres away from the middle by one factor an axis, until the frame is filled.

    Distances only grow, so nothing comes to overlap that did not.
    """
    middle_x, middle_y = frame.width / 2, frame.height / 2
    stretch_x = stretch_y = LOOSEST
    for (shape, _), place in zip(sized, places, strict=True):
        if place is None:
            continue
        x, y, size = place
        half_x, half_y = sizing.halves(shape, size, frame, air=0.0)
        room_x, room_y = frame.inner_width / 2 - half_x, frame.inner_height / 2 - half_y
        if abs(x - middle_x) > 1:
            stretch_x = min(stretch_x, max(1.0, room_x / abs(x - middle_x)))
        if abs(y - middle_y) > 1:
            stretch_y = min(stretch_y, max(1.0, room_y / abs(y - middle_y)))
    return [
        place
        and (
            middle_x + (place[0] - middle_x) * stretch_x,
            middle_y + (place[1] - middle_y) * stretch_y,
            place[2],
        )
        for place in places
    ]
