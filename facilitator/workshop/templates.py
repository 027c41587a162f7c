"""The workshop templates: plans that ship with Palabre, and those a facilitator saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import resources
from facilitator.activities.kind import Kinds
from facilitator.errors import PlanProblem
from facilitator.i18n import N_
from facilitator.workshop.plan import WorkshopPlan, load_plan


@dataclass(frozen=True, slots=True)
class Template:
    """A plan to start from; ``name`` is its file's name without the ending."""

    name: str
    plan: WorkshopPlan
    own: bool = False


def templates(kinds: Kinds, own: Path | None = None) -> tuple[Template, ...]:
    """The built-in templates in their order, then those of the folder ``own`` that can be read."""
    shipped = sorted(resources.path("templates").glob("*.toml"))
    found = [Template(_name(path), load_plan(path, kinds)) for path in shipped]
    return (*found, *_readable(own.glob("*.toml") if own else (), kinds))


def template(name: str, kinds: Kinds, own: Path | None = None) -> WorkshopPlan:
    """The plan of one template. Raises :class:`PlanProblem` with the names there are."""
    known = templates(kinds, own)
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
            yield Template(_name(path), load_plan(path, kinds), own=True)
        except PlanProblem:
            continue  # a template somebody broke by hand must not keep the others from view
