"""A first wording for a question, to be worded better by the room."""

from __future__ import annotations

import re

LONGEST = 160
"""Longer words, in characters, are cut: nobody puts a paragraph into a question."""
_LEAD = re.compile(r"^(?:(?:ne\s+(?:pas|plus|jamais)|mieux|bien|se|y|en|faire)\s+|s['’])+", re.I)
_WORD = re.compile(r"[^\W\d_]+")
# Nouns and other words that look like infinitives in -er and -ir.
_NOT_VERBS = (
    " atelier avenir cahier calendrier chantier cher clavier collier courrier danger "
    "désir dossier entier escalier espoir fer fier fichier financier foyer gibier hier hiver "
    "jardinier léger loisir loyer mer métier miroir noir officier papier particulier passager "
    "pionnier plaisir pommier premier quartier régulier sentier singulier soir souvenir "
    "trésorier tiroir usager verger dernier couloir terroir étranger palier panier pilier "
    "poirier banquier boulanger cavalier routier "
)
# Verbs in -re are told from the many nouns in -re (centre, cadre, culture …) by this list.
_RE_VERBS = (
    " accroître admettre apprendre atteindre attendre battre combattre comprendre conclure "
    "conduire connaître construire convaincre craindre croire croître débattre décrire "
    "défendre défaire dépendre descendre détruire dire distraire écrire élire entendre "
    "entreprendre éteindre étendre être exclure extraire faire fondre inclure inscrire "
    "instruire interdire interrompre introduire joindre lire mettre naître nuire peindre "
    "perdre permettre plaire poursuivre prendre produire promettre reconduire reconnaître "
    "reconstruire réduire refaire rejoindre remettre rendre répandre répondre reprendre "
    "résoudre restreindre rompre satisfaire séduire soumettre souscrire suivre survivre "
    "suspendre tendre traduire transmettre vaincre vendre vivre "
)


def as_question(text: str, language: str = "fr") -> str:
    """Return "Comment … ?" for words that may be a question, an action or a subject.

    Only French is worded; in other languages the words get a question mark. A proposal, no more:
    a subject stays in quotation marks because its article cannot be known.
    """
    words = " ".join(text.split()).rstrip(" .!…")
    if not words:
        return ""
    if len(words) > LONGEST:
        words = f"{words[:LONGEST].rpartition(' ')[0] or words[:LONGEST]}…"
    if words.endswith("?"):
        return words
    if language != "fr":
        return f"{words}?"
    if words.casefold().startswith(("comment ", "pourquoi ", "quel", "qui ", "que ", "où ")):
        return f"{words} ?"
    if _starts_with_infinitive(words):
        return f"Comment {words[0].lower()}{words[1:]} ?"
    return f"Comment répondre à « {words} » ?"


def _starts_with_infinitive(words: str) -> bool:
    lead = _LEAD.match(words)
    found = _WORD.match(words[lead.end():] if lead else words)
    if lead and "faire" in lead.group().casefold():
        return True
    if found is None:
        return False
    word = found.group().casefold()
    if f" {word} " in _NOT_VERBS:
        return False
    return word.endswith(("er", "ir")) or f" {word} " in _RE_VERBS
