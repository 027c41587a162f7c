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
        return tr.plural(
            "Pas encore de consentement : {n} proposition sur {total} reçoit une objection.",
            "Pas encore de consentement : {n} propositions sur {total} reçoivent une objection.",
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


def counts_of(option: OptionConsent, tr: Translator) -> str:
    """How many agree, and how many of them with a remark."""
    agreed = option.agreed + len(option.remarks)
    words = tr("{n} d’accord", n=agreed)
    if option.remarks:
        words += ", " + tr.plural("dont {n} remarque", "dont {n} remarques", len(option.remarks))
    return words


def in_words(result: ConsentResult, tr: Translator) -> str:
    """The result as one text."""
    if not result.people:
        return verdict(result, tr)
    parts = [
        tr("{label} : {state}, {counts}", label=option.label, state=state_of(option, tr),
           counts=counts_of(option, tr))
        for option in result.options
    ]
    return f"{verdict(result, tr)} {tr.joined(parts)}."
