"""What several kinds say in the same words: options, shares, advice on prompts and long lists."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from facilitator.activities.context import Context, Entry
from facilitator.fields import Field, Option, TextField
from facilitator.forms import OptionListField
from facilitator.i18n import N_, Translator

PHONE_OPTIONS = 12
"""More options than this make a long scroll on a phone (two screens of 48 px targets)."""
PHONE_LABEL = 120
"""A longer option takes more than four lines on a phone."""


def option_fields() -> tuple[Field, ...]:
    """The settings of a kind whose options are typed or taken from an earlier step."""
    return (
        OptionListField(
            name="options", label=N_("Options"), help=N_("Une par ligne."),
        ),
        TextField(
            name="from_step", label=N_("Ou reprendre le résultat d’une séquence"),
            help=N_("Le nom court d’une séquence qui précède."), max_length=80, advanced=True,
        ),
    )


def secrecy(context: Context, tr: Translator) -> list[str]:
    """What a report says of a vote that was secret: that it was, and who voted twice."""
    if not context.settings.get("secret"):
        return []
    said = [tr(N_("Le vote était secret."))]
    if twice := int(context.decisions.get("voted_twice") or 0):
        said.append(tr.plural(
            N_("{n} personne a voté deux fois, avec deux téléphones ; ses deux votes comptent."),
            N_("{n} personnes ont voté deux fois, avec deux téléphones ; leurs deux votes "
               "comptent."), twice))
    return said


def prompt_advice(context: Context) -> list[str]:
    """Advice on a step whose prompt is missing."""
    return [] if context.prompt else [N_("Il manque la consigne : que demandez-vous ?")]


def options_advice(context: Context) -> list[str]:
    """Advice on a list of options that is empty, too short, or too long for a phone."""
    count = len(context.options)
    if not count and context.settings.get("from_step"):
        return []
    if count < 2:
        return [N_("Il faut au moins deux options.")]
    advice = []
    if count > PHONE_OPTIONS:
        advice.append(
            N_("La liste est longue pour un téléphone : gardez si possible douze options au plus.")
        )
    if any(len(option.label) > PHONE_LABEL for option in context.options):
        advice.append(
            N_("Une option est longue pour un téléphone : cent vingt caractères se lisent bien.")
        )
    return advice


def whole_percent(share: float) -> int:
    """A share (or a difference of shares) in whole hundredths, a half away from zero.

    Who checks 27 of 120 with a calculator finds 22.5 and writes 23; ``round`` would take halves
    to the even number. 1e-9 makes good what binary fractions lack (0.285 * 100 < 28.5).
    """
    return int(math.copysign(math.floor(abs(share) * 100 + 0.5 + 1e-9), share))


def percent(tr: Translator, share: float) -> str:
    """Write a share from 0 to 1 as a whole percentage, in the language's manner."""
    return tr(N_("{n} %"), n=whole_percent(share))


def named_number(tr: Translator, label: str, number: int) -> str:
    """Write a label with its number, for sentences that list several."""
    return tr(N_("{label} : {n}"), label=label, n=number)


def folded(text: str) -> str:
    """What texts have in common that differ in nothing but case and spaces."""
    return " ".join(text.casefold().split())


def gathered(texts: Iterable[str]) -> list[tuple[str, int]]:
    """Equal texts once, in their commonest spelling, with how many there are; most first."""
    alike: dict[str, Counter[str]] = {}
    for text in texts:
        alike.setdefault(folded(text), Counter())[text] += 1
    found = [(spelled.most_common(1)[0][0], spelled.total()) for spelled in alike.values()]
    return sorted(found, key=lambda one: -one[1])


def people(entries: Iterable[Entry]) -> int:
    """How many different people answered; raised hands are left out."""
    return len({entry.person for entry in entries if entry.person})


def known(ids: Any, options: Iterable[Option]) -> list[str]:
    """The ids that are still options, in the options' order, each once."""
    listed = ids if isinstance(ids, Sequence) else ()
    given = {value for value in listed if isinstance(value, str)}
    return [option.id for option in options if option.id in given]


def texts_to_payloads(texts: Iterable[str]) -> dict[str, dict[str, Any]]:
    """One ``{"text": …}`` per text that is not blank; the slot is its place in the form."""
    return {str(place): {"text": text} for place, text in enumerate(texts) if text}


def payloads_to_texts(payloads: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The inverse of :func:`texts_to_payloads`: texts in their places, gaps as ""."""
    placed = {
        int(slot): str(payload.get("text", ""))
        for slot, payload in payloads.items()
        if slot.isdecimal() and len(slot) < 4
    }
    return [placed.get(place, "") for place in range(max(placed, default=-1) + 1)]
