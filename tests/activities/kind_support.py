"""What the tests of kinds share: contexts and entries made of examples, and a look at scenes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from facilitator.activities.context import Context, Entry, Example, Frame
from facilitator.activities.kind import AnyKind
from facilitator.activities.word_cloud.layout import latin_ink
from facilitator.drawing.flatten import primitives
from facilitator.drawing.measure import Measure
from facilitator.fields import Option
from facilitator.forms import check_form
from facilitator.scene import Anchor, Circle, Line, Modules, Rect, Scene, Text

FRAMES = {
    "projector": Frame(1600, 900),
    "phone": Frame(360, 480, back_row=False),
    "report": Frame(480, 300, back_row=False),
}

Box = tuple[float, float, float, float]


def context_of(kind: AnyKind, example: Example) -> Context:
    """The context of a step with the example's settings, and no answers yet."""
    settings = check_form(kind.settings_fields(), example.settings)
    typed = settings.get("options", ())
    options = example.options or tuple(Option(o["id"], o["label"]) for o in typed)
    return Context(
        settings=settings, title=example.title, prompt=example.prompt, options=options,
        groups=example.groups, joined=len(example.answers),
    )


def answered(kind: AnyKind, context: Context, values: Sequence[Mapping[str, Any]]) -> Context:
    """The context with one person's answers for each form value, groups dealt in turn."""
    fields = kind.answer_fields(context)
    entries: list[Entry] = []
    for number, value in enumerate(values):
        group = context.groups[number % len(context.groups)].id if context.groups else ""
        for slot, payload in kind.entries(check_form(fields, value), context).items():
            entries.append(
                Entry(f"e{number}-{slot}", f"p{number}", f"Personne {number}", slot, payload,
                      group=group)
            )
    return replace(context, entries=(*context.entries, *entries))


def example_context(kind: AnyKind, example: Example) -> Context:
    """The context of an example with its answers."""
    return answered(kind, context_of(kind, example), example.answers)


def extents(scene: Scene, measure: Measure) -> Iterator[tuple[object, Box]]:
    """Each primitive of a scene with its left, top, right and bottom."""
    for part in primitives(scene):
        match part:
            case Text():
                yield part, text_box(part, measure)
            case Rect():
                yield part, (part.x, part.y, part.x + part.width, part.y + part.height)
            case Line():
                xs, ys = sorted((part.x1, part.x2)), sorted((part.y1, part.y2))
                yield part, (xs[0], ys[0], xs[1], ys[1])
            case Circle():
                radius = part.radius
                yield part, (part.x - radius, part.y - radius, part.x + radius, part.y + radius)
            case Modules():
                yield part, (part.x, part.y, part.x + part.side, part.y + part.side)


def text_box(text: Text, measure: Measure) -> Box:
    """Where a text's ink may be, by its letters."""
    # Other scripts may reach a little further, into the leading, where nothing else is drawn.
    ink = latin_ink(text.text)
    above, below = min(ink[0], 0.79), min(ink[1], 0.23)
    wide = measure.width(text.text, text.size, text.weight)
    left = text.x - {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[text.anchor]
    return left, text.y - text.size * above, left + wide, text.y + text.size * below


def outside(scene: Scene, measure: Measure) -> list[object]:
    """The elements that leave the scene by more than a point."""
    return [
        part
        for part, (left, top, right, bottom) in extents(scene, measure)
        if left < -1 or top < -1 or right > scene.width + 1 or bottom > scene.height + 1
    ]


def collisions(scene: Scene, measure: Measure) -> list[tuple[str, str]]:
    """The pairs of texts that lie over one another."""
    texts = [t for t in primitives(scene) if isinstance(t, Text) and t.text.strip()]
    boxes = [text_box(text, measure) for text in texts]
    found = []
    for one, (left, top, right, bottom) in enumerate(boxes):
        for other in range(one):
            x1, y1, x2, y2 = boxes[other]
            if min(right, x2) - max(left, x1) > 1 and min(bottom, y2) - max(top, y1) > 1:
                found.append((texts[other].text, texts[one].text))
    return found


def sizes(scene: Scene) -> list[float]:
    """The type sizes of a scene."""
    return [part.size for part in primitives(scene) if isinstance(part, Text)]


def words(scene: Scene) -> str:
    """All that can be read in a scene, with plain spaces."""
    text = " ".join(part.text for part in primitives(scene) if isinstance(part, Text))
    return text.replace("\u00a0", " ")


def told(blocks: Sequence[object]) -> str:
    """All that can be read in the blocks of a report, pictures left out."""
    from facilitator import blocks as kinds

    parts: list[str] = []
    for block in blocks:
        match block:
            case kinds.Heading(text=text) | kinds.Quote(text=text):
                parts.append(text)
            case kinds.Paragraph(runs=runs):
                parts.append("".join(run.text for run in runs))
            case kinds.ItemList(items=items):
                parts += ["".join(run.text for run in item) for item in items]
            case kinds.DataTable(columns=columns, rows=rows):
                parts += [*columns, *(cell for row in rows for cell in row)]
    return "\n".join(parts)
