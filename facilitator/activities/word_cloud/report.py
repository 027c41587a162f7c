"""A word cloud in the report: the cloud, how many answered, and the terms with their spellings."""

from __future__ import annotations

from facilitator.activities.context import Frame
from facilitator.activities.word_cloud.picture import print_cloud
from facilitator.activities.word_cloud.result import CloudResult, CloudTerm
from facilitator.blocks import Block, DataTable, Paragraph, Picture, Run, plain
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator


def cloud_blocks(result: CloudResult, tr: Translator, measure: Measure) -> list[Block]:
    """Write the cloud down: terms said more than once in a table, the others in a sentence."""
    if not result.answers:
        return [Paragraph(plain(tr("Personne n’a répondu.")), soft=True)]
    blocks: list[Block] = [Paragraph(plain(_counts(result, tr)))]
    if result.terms:
        frame = Frame(480, 325, tr, back_row=False)
        blocks.append(Picture(print_cloud(result, frame, measure)))
    common = [term for term in result.terms if term.count > 1]
    if common:
        rows = tuple((t.label, tr.count(t.count), _others(t)) for t in common)
        blocks.append(DataTable(
            (tr("Terme"), tr("Nombre"), tr("Écrit aussi")), rows, numeric=frozenset({1})
        ))
    single = [term.label for term in result.terms if term.count == 1]
    if single:
        blocks.append(Paragraph((
            Run(tr("Dit une fois :") + " ", bold=True), Run("\u00a0· ".join(single)),
        )))
    return blocks


def _counts(result: CloudResult, tr: Translator) -> str:
    answers = tr.plural("{n} réponse", "{n} réponses", result.answers)
    people = tr.plural("{n} personne", "{n} personnes", result.people)
    terms = tr.plural("{n} terme", "{n} termes", len(result.terms))
    words = tr(
        "{answers} de {people}, {terms}.", answers=answers, people=people, terms=terms
    )
    if result.abstentions:
        words += " " + tr.plural(
            "{n} réponse ne dit rien.", "{n} réponses ne disent rien.", result.abstentions
        )
    return words


def _others(term: CloudTerm) -> str:
    """The spellings that are not the label; of those that differ in case only, the first."""
    seen = {term.label.casefold()}
    kept = []
    for text in term.spellings:
        if text.casefold() not in seen:
            kept.append(text)
        seen.add(text.casefold())
    return ", ".join(kept)
