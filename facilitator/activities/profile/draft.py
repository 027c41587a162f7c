"""What is said of a portrait in the draft of the report."""

from __future__ import annotations

from facilitator.activities.profile.result import Count, Feature, Portrait
from facilitator.blocks import Block, Inline, ItemList, Paragraph, Run, plain
from facilitator.text.prose import Prose

MOST_NAMED = 3
MOST_ABSENT = 12


def portrait_draft(portrait: Portrait, prose: Prose) -> list[Block]:
    """How many filled it in; for each field what comes first, and who is absent."""
    if not portrait.people:
        return []
    tr = prose.tr
    opening = tr.plural(
        "{count} personne a dit qui elle est.", "{count} personnes ont dit qui elles sont.",
        portrait.people, count=prose.number(portrait.people, feminine=True, opening=True))
    items = tuple(item for feature in portrait.features if (item := _feature(feature, prose)))
    blocks: list[Block] = [Paragraph(plain(opening))]
    return [*blocks, ItemList(items)] if items else blocks


def _feature(feature: Feature, prose: Prose) -> Inline:
    if not feature.answered or not feature.counts:
        return ()
    tr = prose.tr
    ranked = sorted(feature.present, key=lambda count: -count.count)
    words = _ranked(ranked, prose)
    if feature.absent and len(feature.absent) <= MOST_ABSENT:
        words += " " + tr("Absents de la salle : {names}.", names=prose.listed(feature.absent))
    elif feature.absent:
        words += " " + tr("{count} choix de la liste sont absents de la salle.",
                          count=prose.number(len(feature.absent), opening=True))
    lead = feature.label.rstrip(" :?….\u00a0\u202f")
    return (Run(tr("{label} : ", label=lead), bold=True), Run(words))


def _ranked(ranked: list[Count], prose: Prose) -> str:
    """The commonest answers; where a tie would be cut, it is counted instead of named in part."""
    tr = prose.tr
    named = ranked[:MOST_NAMED]
    if len(ranked) > MOST_NAMED and ranked[MOST_NAMED].count == named[-1].count:
        named = [count for count in named if count.count > ranked[MOST_NAMED].count]
    if not named:
        return tr("{count} réponses arrivent à égalité ({people} chacune).",
                  count=prose.number(sum(c.count == ranked[0].count for c in ranked),
                                     feminine=True),
                  people=_people(ranked[0].count, prose))
    parts = [f"{count.label} ({_people(count.count, prose)})" for count in named]
    others = len(ranked) - len(named)
    if others == 1:  # "one more answer" would read as one more person
        parts.append(f"{ranked[-1].label} ({_people(ranked[-1].count, prose)})")
    elif others:
        parts.append(tr.plural("{count} autre réponse", "{count} autres réponses", others,
                               count=prose.number(others, feminine=True)))
    return f"{prose.listed(parts)}."


def _people(count: int, prose: Prose) -> str:
    return prose.tr.plural("{count} personne", "{count} personnes", count,
                           count=prose.number(count, feminine=True))
