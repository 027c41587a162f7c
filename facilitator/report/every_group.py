"""The reports that are written group by group, all of them at once in one archive."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

from facilitator.errors import PlanProblem
from facilitator.i18n import N_, Translator
from facilitator.report.choices import Choices, kept_choices, report_key
from facilitator.report.compose import compose, groups
from facilitator.report.export import proposed_name
from facilitator.report.formats import all_formats
from facilitator.report.formats.base import Cancelled, Progress, atomic, check, never, no_progress
from facilitator.report.report_templates import report_template
from facilitator.workshop.report_words import ReportWords
from facilitator.workshop.session import Session


def group_formats() -> tuple[str, ...]:
    """The formats in which each group's report can be a file or a folder of its own."""
    return tuple(one.name for one in all_formats() if one.name != "zip")


def export_groups(
    session: Session, name: str, target: Path, tr: Translator,
    progress: Progress = no_progress, cancelled: Cancelled = never, *,
    template: str = "group", choices: Choices | None = None, own: Path | None = None,
) -> None:
    """Write one report a group, in the format ``name``, to the archive ``target``.

    Each is written with the words and choices kept for its group; ``choices`` go before for who is
    named, what counts are masked and the draft mark. Raises
    :class:`facilitator.errors.PalabreError` where there are no groups, where the template is not
    one for groups, and whatever writing a single report raises; ``target`` is then as it was.
    """
    made = next((one for one in all_formats() if one.name == name), None)
    known, teams = report_template(template, own), groups(session)
    if made is None or name not in group_formats():
        raise PlanProblem(N_("Le format « {name} » ne se fait pas groupe par groupe."), name=name)
    if known.each != "group" or not teams:
        raise PlanProblem(N_("Il n’y a pas de groupe pour qui écrire ce compte rendu."))
    words = ReportWords(session.document, session.clock)
    with (atomic(target) as part, tempfile.TemporaryDirectory(prefix="palabre-") as folder,
          zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive):
        for number, (group, label) in enumerate(teams.items()):
            check(cancelled)
            kept = kept_choices(words, report_key(known.name, group)) \
                or Choices(naming=known.naming)
            if choices is not None:
                kept = replace(kept, naming=choices.naming, least=choices.least,
                               draft=choices.draft)
            report = compose(session, tr, template=known, choices=replace(kept, group=group),
                             cancelled=cancelled)
            # Two groups may have one name: the number keeps their files apart, and in order.
            title = f"{number + 1:02} {label}"
            file = Path(folder) / str(number) / proposed_name(session, made.extension, title)
            file.parent.mkdir()

            def share(inner: float, done: int = number) -> None:
                progress((done + inner) / len(teams))

            made.write(report, file, share, cancelled)
            _add(archive, file)
        check(cancelled)
        progress(1.0)


def _add(archive: zipfile.ZipFile, made: Path) -> None:
    for path in sorted(made.rglob("*")) if made.is_dir() else (made,):
        if path.is_file():
            archive.write(path, path.relative_to(made.parent).as_posix())
