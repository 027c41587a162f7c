"""Photographs of flip charts beside what the groups wrote, made small."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO

from facilitator.activities.context import Context
from facilitator.blocks import Block, Heading, Paragraph, Picture, plain
from facilitator.document.reads import MediaRecord
from facilitator.document.records import StepRecord
from facilitator.i18n import N_, Translator
from facilitator.report.masking import View
from facilitator.scene import Rect, Scene
from facilitator.workshop.session import Session

LONGEST_SIDE, QUALITY = 900, 72
"""Of a photo in a report, in pixels: enough to read a flip chart, about 90 kB."""
MOST_OF_A_GROUP, MOST_OF_A_STEP = 6, 40
WIDE, TALL = 0.5, 0.34
"""Share of the text column that photos take, lying and standing."""


def with_photos(
    blocks: Iterable[Block], step: StepRecord, context: Context, session: Session, view: View,
    tr: Translator,
) -> list[Block]:
    """The blocks of a step with each group's photos after its own part, the others at the end.

    Where nobody is to be recognised they stay out, since hands, faces and names may be on them.
    """
    found, records = list(blocks), session.media.of(step.id)
    known = {group.id: group.label for group in context.groups}
    if view.choices.group:
        records = tuple(one for one in records if one.team_id in known)
    if not records:
        return found
    if view.choices.naming.hides:
        return [*found, Paragraph(plain(tr.plural(
            N_("{n} photo n’est pas reprise : on pourrait y reconnaître quelqu’un."),
            N_("{n} photos ne sont pas reprises : on pourrait y reconnaître quelqu’un."),
            len(records))), soft=True)]
    shown, left = _chosen(records)
    rest: list[Block] = []
    for team in dict.fromkeys(one.team_id for one in shown):
        label = known.get(team or "", "")
        mine = [one for one in shown if one.team_id == team]
        pictures = [p for one in mine if (p := _picture(one, label, context, session, tr))]
        place = _end_of(found, label) if label else -1
        if place < 0:
            rest += pictures
        else:
            found[place:place] = pictures
    if left:
        rest.append(Paragraph(plain(tr.plural(
            N_("{n} autre photo est dans le fichier de l’atelier."),
            N_("{n} autres photos sont dans le fichier de l’atelier."), left)), soft=True))
    return found + rest


def _chosen(records: Sequence[MediaRecord]) -> tuple[list[MediaRecord], int]:
    """The photos to show, the first ones of each group, and how many are left."""
    shown: list[MediaRecord] = []
    for one in records:
        of_group = sum(other.team_id == one.team_id for other in shown)
        if len(shown) < MOST_OF_A_STEP and (of_group < MOST_OF_A_GROUP or not one.team_id):
            shown.append(one)
    return shown, len(records) - len(shown)


def _end_of(blocks: Sequence[Block], label: str) -> int:
    """Where the part under the heading ``label`` ends; a lone group's is the whole; -1 for none."""
    heads = [n for n, block in enumerate(blocks) if isinstance(block, Heading)]
    start = next((n for n in heads if getattr(blocks[n], "text", "") == label), -1)
    if start < 0:
        return -1
    return next((n for n in heads if n > start), len(blocks))


def _picture(
    record: MediaRecord, group: str, context: Context, session: Session, tr: Translator
) -> Picture | None:
    data = session.media.data(record.id)
    if data is None:
        return None
    small = _shrunk(data)
    if small is None:
        return None
    photo, width, height = small
    heads = context.settings.get("columns") or ()
    column = next((str(one["label"]) for one in heads if one.get("id") == record.place), "")
    caption = " · ".join(filter(None, (group, column))) or tr(N_("Photo"))
    alt = tr(N_("Photo d’une feuille : {what}."), what=caption) if group or column else \
        tr(N_("Photo prise pendant cette séquence."))
    # A surface that knows no photos shows an empty frame instead of nothing.
    frame = Rect(0, 0, width, height, stroke="line")
    return Picture(Scene(width, height, (frame,), alt), caption,
                   WIDE if width >= height else TALL, photo)


def _shrunk(data: bytes) -> tuple[bytes, float, float] | None:
    from PIL import Image

    try:
        with Image.open(BytesIO(data), formats=("JPEG",)) as image:
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            small = image.convert("RGB")
        small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        file = BytesIO()
        small.save(file, "JPEG", quality=QUALITY, optimize=True)
    except Exception:  # a file may have been changed by other hands; Pillow raises a dozen kinds
        return None
    return file.getvalue(), float(small.width), float(small.height)
