"""Everything in one ZIP: the report in every format, and its pictures one by one."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from facilitator.blocks import Picture, Report
from facilitator.drawing.measure import Measure
from facilitator.drawing.png import to_png
from facilitator.drawing.svg import to_svg
from facilitator.i18n import N_
from facilitator.report.formats.base import (
    Cancelled,
    Format,
    Progress,
    atomic,
    check,
    never,
    no_progress,
)
from facilitator.report.formats.brand import brand_theme

STEM = "compte-rendu"
"""Name of the report's files in the archive."""


@dataclass(frozen=True)
class ZipFormat:
    """An archive of the report in each of ``formats``, its pictures, and ``extra`` files.

    ``extra`` maps names in the archive to files on the disk, such as tables of raw answers.
    """

    formats: Sequence[Format]
    extra: Mapping[str, Path] | None = None
    name: str = "zip"
    label: str = N_("Archive ZIP de tous les formats")
    extension: str = ".zip"
    media_type: str = "application/zip"

    def write(
        self,
        report: Report,
        target: Path,
        progress: Progress = no_progress,
        cancelled: Cancelled = never,
    ) -> None:
        """Write everything to one archive at ``target``, as every format does."""
        with (
            atomic(target) as part,
            tempfile.TemporaryDirectory(prefix="palabre-") as folder,
            zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            count = len(self.formats) + 1
            for number, each in enumerate(self.formats):
                made = Path(folder) / f"{each.name}" / f"{STEM}{each.extension}"
                made.parent.mkdir()
                done = number

                def share(inner: float, done: int = done) -> None:
                    progress((done + inner) / count)

                each.write(report, made, share, cancelled)
                _add(archive, made, STEM if each.extension else each.name, each.extension)
            _pictures(archive, report, cancelled)
            for name, path in (self.extra or {}).items():
                archive.write(path, str(_inside(name)))
            check(cancelled)
            progress(1.0)


def _add(archive: zipfile.ZipFile, made: Path, stem: str, extension: str) -> None:
    if made.is_file():
        archive.write(made, f"{stem}{extension}")
        return
    for path in sorted(made.rglob("*")):
        if path.is_file():
            archive.write(path, f"{stem}/{path.relative_to(made).as_posix()}")


def _pictures(archive: zipfile.ZipFile, report: Report, cancelled: Cancelled) -> None:
    theme, measure = brand_theme(report), Measure()
    pictures = [block for block in report.blocks if isinstance(block, Picture)]
    for number, block in enumerate(pictures, 1):
        check(cancelled)
        name, scene = f"images/image-{number:02}", block.scene
        if block.photo:
            archive.writestr(f"{name}.jpg", block.photo, zipfile.ZIP_STORED)
            continue
        svg = '<?xml version="1.0" encoding="UTF-8"?>\n' + to_svg(scene, theme, measure=measure)
        archive.writestr(f"{name}.svg", svg)
        archive.writestr(f"{name}.png", to_png(scene, theme, scale=3.0, measure=measure))


def _inside(name: str) -> PurePosixPath:
    """Return ``name`` as a path that stays inside the archive."""
    parts = [
        part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("..", "/")
    ]
    return PurePosixPath(*parts)
