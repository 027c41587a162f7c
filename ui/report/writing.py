"""What the report page asks of the workshop: sections to show, words to keep, files to write."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from facilitator.i18n import Translator
from facilitator.report.choices import Choices, Naming
from facilitator.report.compose import Composer
from facilitator.report.draft import Wordings
from facilitator.report.export import export_session, proposed_name
from facilitator.report.report_templates import ReportTemplate
from facilitator.report.richtext import from_text, to_json, to_text
from facilitator.report.sections import Section
from facilitator.workshop.report_words import ReportWords
from facilitator.workshop.session import Session


@dataclass(frozen=True)
class Shown:
    """A section with its words as a person edits them."""

    section: Section
    text: str
    writable: bool


class Writing:
    """One report being written. Reads may take a while: call them off the GUI thread."""

    def __init__(self, session: Session, tr: Translator, template: ReportTemplate) -> None:
        self._session = session
        self._tr = tr
        self.template = template
        self.choices = Choices(naming=template.naming)
        self._words = ReportWords(session.document, session.clock)
        self._composer = Composer(session, tr, template, self.choices)

    def close(self) -> None:
        """Stop following the workshop."""
        self._composer.close()

    def choose(
        self, *, naming: Naming | None = None, draft: bool | None = None,
        without: frozenset[str] | None = None,
    ) -> None:
        """Change a choice; the sections are written anew where it matters."""
        before = self.choices
        self.choices = replace(
            before, naming=naming or before.naming,
            draft=before.draft if draft is None else draft,
            without=before.without if without is None else without)
        if self.choices != before:
            self._composer.close()
            self._composer = Composer(self._session, self._tr, self.template, self.choices)

    def sections(self) -> tuple[Shown, ...]:
        """Every section as it stands, those left out included."""
        own = {part.id for part in self.template.parts if part.part in ("words", "column")}
        steps = {step.id for step in self._session.steps()}
        return tuple(
            Shown(section, to_text(section.wording.blocks), section.id in own | steps)
            for section in self._composer.sections())

    def keep(self, section: str, text: str) -> Future[None]:
        """Keep the facilitator's words for a section."""
        wordings = Wordings(self._session, self._words, self.template)
        data = to_json(from_text(text), wordings.answer)
        return self._words.keep(self.template.name, section, data)

    def undo(self, section: str) -> Future[bool]:
        """Go back to the words before."""
        return self._words.undo(self.template.name, section)

    def redo(self, section: str) -> Future[bool]:
        """Take back the last undo."""
        return self._words.redo(self.template.name, section)

    def file_name(self, ending: str) -> str:
        """The name proposed for the report's file."""
        return proposed_name(self._session, f".{ending}")

    def export(self, form: str, target: Path) -> None:
        """Write the report as it is chosen. Raises ``PalabreError``; takes seconds."""
        export_session(self._session, form, target, self._tr, template=self.template.name,
                       choices=self.choices)
