"""Why an answer is in a term, in words for the facilitator."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.i18n import N_, Translator
from facilitator.text.rules import Rule, Step

_WORDS = {
    Rule.SPLIT: N_("liste séparée"),
    Rule.INCLUSIVE: N_("écriture inclusive"),
    Rule.APOSTROPHES: N_("apostrophes"),
    Rule.LIGATURES: N_("ligatures"),
    Rule.CASE: N_("majuscules"),
    Rule.PUNCTUATION: N_("ponctuation"),
    Rule.LITTLE_WORDS: N_("petits mots"),
    Rule.PLURAL: N_("singulier et pluriel"),
    Rule.GENDER: N_("féminin et masculin"),
    Rule.VERB_FORM: N_("forme du verbe"),
    Rule.FAMILY: N_("verbe et nom d’une famille"),
    Rule.ACCENTS: N_("accents"),
    Rule.SPACING: N_("espaces"),
    Rule.SLIP: N_("faute de frappe"),
    Rule.MERGED: N_("réuni par vous"),
    Rule.SPLIT_OFF: N_("séparé par vous"),
}


def why(steps: Iterable[Step], tr: Translator) -> str:
    """The rules that fired, each once, in their order: "majuscules, singulier et pluriel"."""
    return ", ".join(dict.fromkeys(tr(_WORDS[step.rule]) for step in steps))


def traced(steps: Iterable[Step], tr: Translator) -> str:
    """Every step on a line of its own with what it saw and left, for a tooltip."""
    return "\n".join(f"{tr(_WORDS[step.rule])} : {step.before} → {step.after}" for step in steps)
