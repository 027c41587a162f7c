"""The workshop templates: plans that ship with Palabre, and those a facilitator saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import resources
from facilitator.activities.kind import Kinds
from facilitator.errors import FileProblem, PlanProblem
from facilitator.i18n import N_, SOURCE_LANGUAGE
from facilitator.workshop.plan import WorkshopPlan, load_plan
from facilitator.workshop.spoken import in_language


@dataclass(frozen=True, slots=True)
class Template:
    """A plan to start from; ``name`` is its file's name without the ending, ``file`` that file
    where it is the facilitator's own."""

    name: str
    plan: WorkshopPlan
    file: Path | None = None

    @property
    def own(self) -> bool:
        """Whether a facilitator saved it."""
        return self.file is not None


def templates(
    kinds: Kinds, own: Path | None = None, language: str = SOURCE_LANGUAGE
) -> tuple[Template, ...]:
    """The built-in templates in their order, then those of the folder ``own`` that can be read.

    Those that speak ``language`` are given in it.
    """
    shipped = sorted(resources.path("templates").glob("*.toml"))
    found = [Template(_name(path), load_plan(path, kinds)) for path in shipped]
    found += _readable(own.glob("*.toml") if own else (), kinds)
    return tuple(replace(one, plan=in_language(one.plan, language)) for one in found)


def remove_template(path: Path) -> bytes:
    """Take a template of one's own away; gives what was in it, to put it back.

    Raises :class:`FileProblem`.
    """
    try:
        kept = path.read_bytes()
        path.unlink()
    except OSError as error:
        raise FileProblem(
            N_("Le modèle n’a pas pu être retiré : {why}."), why=error.strerror or ""
        ) from error
    return kept


def restore_template(path: Path, kept: bytes) -> Path:
    """Put a template back, beside one that has taken its place meanwhile; gives its file.

    Raises :class:`FileProblem`.
    """
    target, number = path, 2
    while target.exists():
        target, number = path.with_stem(f"{path.stem} {number}"), number + 1
    try:
        target.write_bytes(kept)
    except OSError as error:
        raise FileProblem(
            N_("Le modèle n’a pas pu être enregistré : {why}."), why=error.strerror or ""
        ) from error
    return target


def template(
    name: str, kinds: Kinds, own: Path | None = None, language: str = SOURCE_LANGUAGE
) -> WorkshopPlan:
    """The plan of one template. Raises :class:`PlanProblem` with the names there are."""
    known = templates(kinds, own, language)
    for one in known:
        if one.name == name:
            return one.plan
    raise PlanProblem(
        N_("Le modèle « {name} » n’existe pas ; il y a : {known}."),
        name=name[:60], known=", ".join(one.name for one in known),
    )


def _name(path: Path) -> str:
    """``10-cooperation.toml`` is called ``cooperation``: the number only orders."""
    head, _, rest = path.stem.partition("-")
    return rest if head.isdecimal() and rest else path.stem


def _readable(paths: Iterable[Path], kinds: Kinds) -> Iterable[Template]:
    for path in sorted(paths):
        try:
            yield Template(_name(path), load_plan(path, kinds), path)
        except PlanProblem:
            continue  # a template somebody broke by hand must not keep the others from view
