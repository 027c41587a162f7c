"""What is said of a round of consent in the draft of the report."""

from __future__ import annotations

from facilitator.activities.consent.result import ConsentResult
from facilitator.blocks import Block, Paragraph, plain
from facilitator.text.prose import Prose


def consent_draft(result: ConsentResult, prose: Prose) -> list[Block]:
    """Who answered, whether the list stands, which proposals somebody objects to, the remarks."""
    if not result.people:
        return []
    tr = prose.tr
    words = [tr.plural("{count} personne a répondu.", "{count} personnes ont répondu.",
                       result.people,
                       count=prose.number(result.people, feminine=True, opening=True))]
    objected = [prose.quoted(option.label) for option in result.objected]
    if result.reached:
        words.append(tr("Personne n’a d’objection : la liste est validée."))
    elif objected:
        words.append(tr.plural("{names} n’est pas encore validée : une objection demeure.",
                               "{names} ne sont pas encore validées : des objections demeurent.",
                               len(objected), names=prose.listed(objected)))
    remarks = sum(len(option.remarks) for option in result.options)
    if remarks:
        words.append(tr.plural("{count} remarque accompagne les accords.",
                               "{count} remarques accompagnent les accords.", remarks,
                               count=prose.number(remarks, feminine=True, opening=True)))
    return [Paragraph(plain(" ".join(words)))]
