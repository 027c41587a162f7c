"""What is said of consent in words."""

from __future__ import annotations

from facilitator.activities.consent.result import ConsentResult, OptionConsent, State
from facilitator.i18n import N_, Translator

RULE = N_("Le consentement n’est pas un vote à la majorité : une seule objection motivée suffit "
          "à rouvrir la discussion.")


def verdict(result: ConsentResult, tr: Translator) -> str:
    """Where the list as a whole stands, plainly."""
    if not result.people:
        return tr("Personne n’a encore répondu.")
    objected = len(result.objected)
    if objected:
        if sum(len(option.objections) for option in result.objected) == 1:
            return tr("Pas encore de consentement : {n} proposition sur {total} rencontre une "
                      "objection.", n=1, total=len(result.options))
        return tr.plural(
            "Pas encore de consentement : {n} proposition sur {total} rencontre des objections.",
            "Pas encore de consentement : {n} propositions sur {total} rencontrent des "
            "objections.",
            objected, total=len(result.options),
        )
    if result.reached:
        return tr("Personne n’a d’objection : la liste est validée.")
    return tr("Aucune objection, mais tout n’a pas encore reçu de réponse.")


def state_of(option: OptionConsent, tr: Translator) -> str:
    """Where one option stands."""
    if option.state is State.OBJECTED:
        return tr.plural("{n} objection", "{n} objections", len(option.objections))
    return tr("Consentement") if option.state is State.CONSENT else tr("Sans réponse")


def counts_of(option: OptionConsent, people: int, tr: Translator) -> tuple[tuple[str, ...], ...]:
    """How many agree, of whom how many with a remark; how many of ``people`` said nothing.

    With the objections they add up to everybody who answered. Lines may be broken between the
    parts of each.
    """
    words = tr("{n} d’accord", n=option.agreed + len(option.remarks))
    agreed: tuple[str, ...] = (words,)
    if option.remarks:
        agreed = (f"{words},", tr.plural("dont {n} avec remarque",
                                         "dont {n} avec remarque", len(option.remarks)))
    silent = people - option.voices
    return (agreed, (tr("{n} sans avis", n=silent),)) if silent > 0 else (agreed,)


def counts_in_words(option: OptionConsent, people: int, tr: Translator) -> str:
    """The same in one line."""
    return " · ".join(map(" ".join, counts_of(option, people, tr)))


def in_words(result: ConsentResult, tr: Translator) -> str:
    """The result as one text."""
    if not result.people:
        return verdict(result, tr)
    parts = [
        tr("{label} : {state}, {counts}", label=option.label, state=state_of(option, tr),
           counts=counts_in_words(option, result.people, tr))
        for option in result.options
    ]
    return f"{verdict(result, tr)} {tr.joined(parts)}."
