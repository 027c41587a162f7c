"""Inclusive spellings brought back to one form, the one the dictionary has a lemma for.

French: acteur·rice·s, acteur.rice.s, acteur-rice-s, acteur(rice)s, élu·e·s. Spanish and
Portuguese: amig@s, amigxs, amigos/as, amigo(a)s. The form kept is the masculine because the
dictionaries have their lemmas there; what people read is the commonest spelling, whichever it is.
"""

from __future__ import annotations

import re

_DOTS = "·•∙⋅‧・.․"
_FR_ENDS = (
    "t?rices?|ices?|euses?|esses?|i?ères?|i?ennes?|onnes?|elles?|ettes?|ales?|ives?|fes?|ves?|ches?"
    "|nes?|les?|tes?|ses?|es?"
)
# élu·e·s, acteur·rices, tou·te·s: the dot may be typed as a full stop, after two letters.
_FR_DOT = re.compile(rf"\b([^\W\d_]{{2,}})[{_DOTS}]({_FR_ENDS})(?:[{_DOTS}]?(s))?(?![^\W_])", re.I)
_FR_BRACKETS = re.compile(rf"\b([^\W\d_]{{2,}})\(({_FR_ENDS})\)(s?)(?![^\W_])", re.I)
# With hyphens "dis-le" and "est-elle" look the same: only endings that are no pronoun, or with -s.
_FR_HYPHEN = re.compile(
    r"\b([^\W\d_]{2,})-(?:(?:rice|trice|euse|ère|ne|e)(?:-?(s))?|(?:le|te|se|fe|ve)-(s))(?![^\W_])",
    re.I,
)
# A slash joins an ending where it fits the stem ("intellectuel/le", not "mairie/les").
_FR_SLASH = re.compile(
    r"\b([^\W\d_]{3,})/(t?rices?|ices?|t?euses?|i?ères?|i?ennes?|onnes?|e|es|(?<=n/)nes?|(?<=ns/)nes"
    r"|(?<=l/)les?|(?<=ls/)les|(?<=t/)tes?|(?<=ts/)tes|(?<=tous/)tes|(?<=s/)ses?"
    r"|(?<=f/)(?:ves?|fes?)|(?<=fs/)ves|(?<=c/)ches?"
    r"|(?<=if/)ives?|(?<=x/)ses?)(?![^\W_])",
    re.I,
)
KEPT = "\ue000"
"""Stands for a slash at which nothing is to be split."""
_IBERIAN_SIGN = re.compile(r"\b([^\W\d_]{2,})[@](s?)(?![^\W_])", re.I)
_IBERIAN_X = re.compile(r"\b([^\W\d_]{3,})xs\b", re.I)
_IBERIAN_SLASH = re.compile(r"\b([^\W\d_]{2,}o)(s?)(?:/|\()a(s?)\)?(s?)(?![^\W_])", re.I)
_STEMS = {"tou": "tous", "ceu": "ceux"}  # tou·te·s is written on the plural's stem


def _is_no_ending(match: re.Match[str], stem: str, ending: str) -> bool:
    """Tell "santé.les retraites" (a forgotten space) from "intellectuel.les"."""
    if stem.lower() in _STEMS or "." not in match[0]:
        return False
    bare = ending.lower().rstrip("s")
    return bare == "elle" or (bare in {"le", "te", "se"} and stem[-1].lower() != bare[0])


def _french(match: re.Match[str]) -> str:
    groups = [group for group in match.groups() if group]
    stem = groups[0]
    if len(groups) > 1 and _is_no_ending(match, stem, groups[1]):
        return match[0]
    plural = groups[-1][-1:] in "sS" and len(groups) > 1
    stem = _STEMS.get(stem.lower(), stem)
    if plural and stem[-1:].lower() not in "sxz":
        return stem + ("S" if stem.isupper() and len(stem) > 1 else "s")
    return stem


def shielded(text: str, language: str) -> str:
    """Return ``text`` with :data:`KEPT` for the slashes that join an ending to its stem."""
    pattern = {"fr": _FR_SLASH, "es": _IBERIAN_SLASH, "pt": _IBERIAN_SLASH}.get(language)
    if pattern is None:
        return text
    return pattern.sub(lambda match: match[0].replace("/", KEPT), text)


def plain(text: str, language: str) -> str:
    """Return ``text`` with its inclusive spellings replaced by the plain masculine form."""
    if language == "fr":
        for pattern in (_FR_DOT, _FR_BRACKETS, _FR_HYPHEN, _FR_SLASH):
            text = pattern.sub(_french, text)
    elif language in {"es", "pt"}:
        text = _IBERIAN_SLASH.sub(lambda m: m[1] + (m[2] or m[3] or m[4]), text)
        text = _IBERIAN_SIGN.sub(r"\1o\2", text)
        text = _IBERIAN_X.sub(r"\1os", text)
    return text
