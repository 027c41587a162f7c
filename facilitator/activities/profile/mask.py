"""Portraits that point at nobody: small counts are brought together before they leave.

A count below the threshold is merged with others until the sum reaches it, so that it cannot be
had by subtracting the rest from the total either (complementary suppression: Willenborg and
de Waal, *Elements of Statistical Disclosure Control*, 2001).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from facilitator.activities.profile.result import Count, Feature, Portrait
from facilitator.i18n import Translator


def mask_portrait(portrait: Portrait, least: int, tr: Translator) -> Portrait:
    """The portrait with no count from 1 to ``least`` - 1, and no text that few have given."""
    return replace(
        portrait, features=tuple(_feature(feature, least, tr) for feature in portrait.features)
    )


def _feature(feature: Feature, least: int, tr: Translator) -> Feature:
    if feature.texts:
        given = Counter(text.casefold() for text in feature.texts)
        kept = tuple(text for text in feature.texts if given[text.casefold()] >= least)
        if len(kept) == len(feature.texts):
            return feature
        # What a few wrote by hand may name them: it is only counted.
        shown = Counter(kept)
        rest = len(feature.texts) - len(kept)
        counts = [Count(text, number) for text, number in shown.items()]
        return replace(feature, texts=(), counts=(
            *counts, Count(tr("Réponses en toutes lettres, non reproduites"), rest)))
    small = sorted((c for c in feature.counts if 0 < c.count < least), key=lambda c: c.count)
    if not small:
        return feature
    merged = list(small)
    larger = sorted((c for c in feature.counts if c.count >= least), key=lambda c: c.count)
    while larger and (len(merged) < 2 or sum(c.count for c in merged) < least):
        merged.append(larger.pop(0))
    gone = set(merged)
    kept_counts = tuple(c for c in feature.counts if c not in gone)
    together = Count(tr("Autres réponses, regroupées"), sum(c.count for c in merged))
    return replace(feature, counts=(*kept_counts, together))
