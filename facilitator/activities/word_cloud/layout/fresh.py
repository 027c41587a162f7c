"""Lay a cloud out from nothing: the commonest terms in the middle, the others round them."""

from collections.abc import Iterable, Iterator
from itertools import cycle
from math import ceil, log

from facilitator.activities.word_cloud.layout import sizing
from facilitator.activities.word_cloud.layout.grid import Grid
from facilitator.activities.word_cloud.layout.model import Frame
from facilitator.activities.word_cloud.layout.sizing import Sized

FINE_STEP = 2 ** (1 / 36)
"""Between two scales tried: 2 %."""

HOPEFUL = 1.04
"""The first scale tried over the one that is sure to do, as tight rooms may let more in."""

LEANS = (1.0, 0.7, 1.4)
"""How much more than the frame's proportions ask for a cloud grows across, in the order tried."""

LIGHT = 40
"""With more terms than this the first of them, and long steps, have to do: tries take time."""

LOOSEST = 1.3
"""How far a cloud that leaves the frame empty is spread, at most."""

EDGE = 0.2
"""Part of the frame that the spread leaves free along the edges of an almost empty cloud."""

Place = tuple[float, float, float]
"""Centre x, centre y and font size."""

Places = list[Place | None]


def lay_out(sized: list[Sized], frame: Frame) -> tuple[Places, float, float]:
    """Place every term: places in the order given, the scale and the floor.

    Looks for the largest scale at which all find a place with their tight room, then gives them
    their usual room where they find a place with that too. A term is without a place only where
    even the smallest scale leaves no room for it.
    """
    counts = [count for _, count in sized]
    bottom = sizing.bottom_scale(counts, frame)
    estimate = sizing.estimate(sized, frame)
    scale = min(estimate * HOPEFUL, max(estimate, sizing.top_scale(sized, frame)))
    leans, steps = LEANS if len(sized) <= LIGHT else LEANS[:1], 0
    while True:
        last = scale <= bottom * FINE_STEP
        found, missing = _at(scale, sized, frame, leans, stop=not last)
        if found:
            break
        # The more is left over, the further the next try is away.
        steps = max(1, ceil(log(1 + missing) / log(FINE_STEP) / 3))
        scale = max(bottom, scale / FINE_STEP**steps)
    low = 0
    while steps - low > 1 and not last and len(sized) <= LIGHT:  # what the last step passed over
        middle = (low + steps) // 2
        better, _ = _at(scale * FINE_STEP**middle, sized, frame, leans, stop=True)
        found, low, steps = (better, middle, steps) if better else (found, low, middle)
    places, scale, floor, lean = found
    share = sizing.covered(sized, scale, floor, frame)
    if share <= sizing.FULL:
        airs = (sizing.air(share), 1.0, 0.0)
        roomy, left_over = _attempt(sized, (scale, floor), frame, lean, airs, stop=True)
        places = places if left_over else roomy
    return _spread(sized, _centred(sized, places, frame), share, frame), scale, floor


def _at(
    scale: float, sized: list[Sized], frame: Frame, leans: Iterable[float], stop: bool
) -> tuple[tuple[Places, float, float, float] | None, float]:
    """Places for all at a scale, with its floor and lean; or None and the share left over.

    Whoever finds no place stays without one unless `stop`.
    """
    floor = sizing.floor_at(scale, [count for _, count in sized], frame)
    least = 1.0
    for lean in leans:
        places, missing = _attempt(sized, (scale, floor), frame, lean, (0.0,), stop)
        if not missing or not stop:
            return (places, scale, floor, lean), 0.0
        least = min(least, missing)
    return None, least


def _attempt(
    sized: list[Sized],
    at: tuple[float, float],
    frame: Frame,
    lean: float,
    airs: tuple[float, ...],
    stop: bool,
) -> tuple[Places, float]:
    """Place what fits at a scale and floor, each term with the first of the `airs` that lets it in.

    Also the share of the area that did not fit, at the first failure if `stop`.
    """
    grid = Grid(frame, finer=1)  # many places are looked for at many scales: half the rows will do
    boxes = []
    total = 0.0
    for index, (shape, count) in enumerate(sized):
        size = sizing.size_of(shape, count, *at, frame)
        tight = sizing.halves(shape, size, frame, air=0.0)
        rooms = [_roomy(grid, tight, sizing.halves(shape, size, frame, air)) for air in airs]
        area = rooms[0][0] * rooms[0][1]
        total += area
        boxes.append((-size, -area, index, rooms))
    places: Places = [None] * len(sized)
    middle_x, middle_y = frame.width / 2, frame.height / 2
    sides = _sides(len(sized), frame)
    share = 4 * total / (frame.inner_width * frame.inner_height)
    if airs[0]:  # plenty of air does not make a cloud full
        share = min(share, sizing.covered(sized, *at, frame))
    aspect = lean * sizing.proportion(share, frame)
    missing = 0.0
    left = total
    for size, area, index, rooms in sorted(boxes):
        for halves in rooms:
            gaps = grid.gaps(*halves)
            if gaps:
                aside = frame.inner_width / 2 - halves[0]
                towards = next(sides) * aside if halves[0] > aside else 0.0
                where = gaps.nearest(middle_x + towards, middle_y, aspect)
                grid.take(*where, *halves)
                places[index] = (*where, -size)
                break
        else:
            if stop:
                return places, left / total
            missing -= area
        left += area
    return places, missing / total if total else 0.0


def _sides(terms: int, frame: Frame) -> Iterator[int]:
    """Where words go beside which no other of their width has room: 0 is the middle, 1 the right.

    In an upright frame they go right and left in turn, so that the room beside them is in one
    piece and smaller words find a place there; else they would stand in a column.
    """
    upright = frame.inner_height > frame.inner_width and terms > sizing.FEW
    return cycle((1, -1) if upright else (0,))


def _roomy(
    grid: Grid, tight: tuple[float, float], wished: tuple[float, float]
) -> tuple[float, float]:
    """Halves of whole cells, as none may be lost where the room is not the tight one."""
    if wished == tight:
        return tight
    return (
        grid.snapped(tight[0], wished[0], grid.cell),
        grid.snapped(tight[1], wished[1], grid.pitch),
    )


def _centred(sized: list[Sized], places: Places, frame: Frame) -> Places:
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


def _spread(sized: list[Sized], places: Places, share: float, frame: Frame) -> Places:
    """Move all centres away from the middle by one factor an axis, until the frame is filled.

    Distances only grow, so nothing comes to overlap that did not.
    """
    middle_x, middle_y = frame.width / 2, frame.height / 2
    stretch_x = stretch_y = LOOSEST
    reach = 1 - EDGE * max(0.0, 1 - 2 * share)
    for (shape, _), place in zip(sized, places, strict=True):
        if place is None:
            continue
        x, y, size = place
        half_x, half_y = sizing.halves(shape, size, frame, air=0.0)
        room_x = reach * frame.inner_width / 2 - half_x
        room_y = reach * frame.inner_height / 2 - half_y
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
