"""Plans: a workshop prepared as a TOML file (format in ``docs/plan.md``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from facilitator.activities.kind import Kinds
from facilitator.cleaning import clean_line, clean_text
from facilitator.errors import PlanProblem
from facilitator.fields import Field, InvalidForm, NumberField, TextField
from facilitator.forms import check_form
from facilitator.i18n import N_, Message
from facilitator.workshop.sequence import TRANSLATED, StepPlan, check_settings

_CLOCK = re.compile(r"^([01]?\d|2[0-3]):[0-5]\d$")
_DETAILS: tuple[Field, ...] = (
    TextField(name="title", label=N_("Titre"), required=True, max_length=200),
    TextField(name="date", label=N_("Date"), max_length=10),
    TextField(name="start", label=N_("Début"), max_length=5),
    TextField(name="end", label=N_("Fin souhaitée"), max_length=5),
    TextField(name="place", label=N_("Lieu"), max_length=200),
    TextField(name="organiser", label=N_("Organisé par"), max_length=200),
    TextField(name="facilitated_by", label=N_("Animé par"), max_length=200),
    TextField(name="language", label=N_("Langue"), max_length=3, default="fr"),
    TextField(name="description", label=N_("Description"), max_length=2000, multiline=True),
    TextField(name="people", label=N_("Nombre de personnes"), max_length=40),
)
_STEP: tuple[Field, ...] = (
    TextField(name="kind", label=N_("Activité"), required=True, max_length=60),
    TextField(name="key", label=N_("Clé"), max_length=60),
    TextField(name="title", label=N_("Titre"), max_length=200),
    TextField(name="prompt", label=N_("Consigne"), max_length=600),
    TextField(name="notes", label=N_("Notes"), max_length=5000, multiline=True),
    NumberField(name="minutes", label=N_("Minutes"), minimum=0, maximum=1440),
)
_SPOKEN = ("title", "description", "people", "place", "organiser", "facilitated_by")
"""What of [workshop] a plan may say in other languages too."""
_GROUP: tuple[Field, ...] = (
    TextField(name="label", label=N_("Nom du groupe"), required=True, max_length=80),
    TextField(name="question", label=N_("Question du groupe"), max_length=600),
)


@dataclass(frozen=True, slots=True)
class GroupPlan:
    """A group prepared beforehand."""

    label: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class WorkshopPlan:
    """A whole workshop as it is planned. ``groups`` are by step key, ``translations`` of its own
    texts by language."""

    title: str
    steps: tuple[StepPlan, ...] = ()
    date: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    organiser: str = ""
    facilitated_by: str = ""
    language: str = "fr"
    description: str = ""
    people: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    groups: Mapping[str, tuple[GroupPlan, ...]] = field(default_factory=dict)
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def details(self) -> dict[str, Any]:
        """The columns of the workshop's own row."""
        return {
            "title": self.title, "date": self.date, "start": self.start, "end": self.end,
            "place": self.place, "organiser": self.organiser,
            "facilitated_by": self.facilitated_by, "language": self.language,
            "settings": dict(self.settings),
        }

    @property
    def minutes(self) -> float:
        """How long all steps take together."""
        return sum(step.minutes for step in self.steps)


def without_clashes(plan: WorkshopPlan, taken: Collection[str]) -> WorkshopPlan:
    """The plan with keys that are free beside those ``taken``; what takes up a step follows."""
    used, names = set(taken), {}
    for step in plan.steps:
        names[step.key] = _free(step.key, used)
        used.add(names[step.key])
    steps = tuple(
        replace(step, key=names[step.key], settings={
            name: names.get(value, value) if name == "from_step" else value
            for name, value in step.settings.items()})
        for step in plan.steps)
    groups = {names[key]: teams for key, teams in plan.groups.items()}
    return replace(plan, steps=steps, groups=groups)


def load_plan(path: Path, kinds: Kinds) -> WorkshopPlan:
    """Read a plan. Raises :class:`PlanProblem` naming the file, the line and the reason."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise PlanProblem(N_("Le plan {name} n’existe pas."), name=str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise PlanProblem(
            N_("Le plan {name} ne peut pas être lu : {why}."), name=path.name, why=str(error)
        ) from None
    return parse_plan(text, kinds, path.name)


def parse_plan(text: str, kinds: Kinds, name: str = "plan") -> WorkshopPlan:
    """Understand a plan's text. Raises :class:`PlanProblem` with line and reason."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlanProblem(N_("{name} : {why}"), name=name, why=str(error)) from None
    return _Reader(text, name, kinds).workshop(raw)


class _Reader:
    """Turns raw TOML into a plan and knows where in the text a thing stands."""

    def __init__(self, text: str, name: str, kinds: Kinds) -> None:
        self._lines = text.splitlines()
        self._name = name
        self._kinds = kinds

    def workshop(self, raw: dict[str, Any]) -> WorkshopPlan:
        unknown = sorted(set(raw) - {"workshop", "steps"})
        if unknown:
            raise self._problem(self._line_of(unknown[0]), Message(
                N_("« {key} » est inconnu ici ; un plan a [workshop] et des [[steps]]."),
                {"key": unknown[0]},
            ))
        head = raw.get("workshop")
        if not isinstance(head, dict):
            raise self._problem(1, Message(N_("Il manque la partie [workshop].")))
        head = dict(head)
        settings = head.pop("settings", {})
        spoken = self._translations(head.pop("translations", {}), _SPOKEN, 1)
        if isinstance(head.get("date"), date):
            head["date"] = head["date"].isoformat()
        details = self._check(_DETAILS, head, self._line_of("workshop"))
        for name in ("start", "end"):
            if details[name] and not _CLOCK.match(details[name]):
                raise self._problem(self._line_of(name), Message(
                    N_("{field} : une heure comme « 09:30 » est attendue."), {"field": name}))
        rows = raw.get("steps", [])
        if not isinstance(rows, list) or not isinstance(settings, dict):
            raise self._problem(1, Message(N_("Les séquences s’écrivent [[steps]].")))
        places = [n for n, line in enumerate(self._lines, 1) if _is_step(line)]
        steps: list[StepPlan] = []
        groups: dict[str, tuple[GroupPlan, ...]] = {}
        for number, row in enumerate(rows):
            line = places[number] if number < len(places) else 1
            step, its_groups = self._step(row, line, {step.key for step in steps})
            steps.append(step)
            if its_groups:
                groups[step.key] = its_groups
        return WorkshopPlan(steps=tuple(steps), settings=settings, groups=groups,
                            translations=spoken, **details)

    def _step(
        self, row: Any, line: int, taken: set[str]
    ) -> tuple[StepPlan, tuple[GroupPlan, ...]]:
        if not isinstance(row, dict):
            raise self._problem(line, Message(N_("Les séquences s’écrivent [[steps]].")))
        own = {key: row[key] for key in row if key in {f.name for f in _STEP}}
        values = self._check(_STEP, own, line)
        kind = self._kinds.get(values["kind"])
        if kind is None:
            raise self._problem(self._line_of("kind", line), Message(
                N_("l’activité « {kind} » est inconnue ; il y a : {known}"),
                {"kind": values["kind"], "known": ", ".join(self._kinds)},
            ))
        rest = {key: value for key, value in row.items() if key not in own}
        translations = self._translations(
            rest.pop("translations", {}), (*TRANSLATED, "words"), line)
        raw_groups = rest.pop("groups", [])
        try:
            settings = check_settings(kind, rest)
        except InvalidForm as bad:
            first = bad.errors[0]
            raise self._problem(self._line_of(first.field.split(".")[0], line), Message(
                "{field} : {reason}", {"field": first.field, "reason": first.reason},
            )) from None
        if not isinstance(raw_groups, list):
            raise self._problem(line, Message(N_("« groups » est une liste de tables.")))
        groups = tuple(GroupPlan(**self._check(_GROUP, group, line)) for group in raw_groups)
        key = _free(values["key"] or values["kind"].replace("_", "-"), taken)
        minutes = values["minutes"] if values["minutes"] is not None else kind.minutes
        title = values["title"] or clean_line(values["prompt"])[:200] or str(kind.label)
        step = StepPlan(
            kind=values["kind"], title=title, prompt=values["prompt"],
            notes=clean_text(values["notes"]), minutes=minutes, key=key, settings=settings,
            translations=translations,
        )
        return step, groups

    def _translations(
        self, raw: Any, names: tuple[str, ...], line: int
    ) -> dict[str, dict[str, Any]]:
        """Texts by language: of these names, and ``words`` a table of texts."""
        found: dict[str, dict[str, Any]] = {}
        for language, said in raw.items() if isinstance(raw, dict) else ((str(raw), None),):
            if not isinstance(said, dict):
                raise self._problem(self._line_of("translations", line), Message(N_(
                    "« translations » est une table, avec une table par langue.")))
            for name, text in said.items():
                if name not in names or not _is_said(text, a_table=name == "words"):
                    raise self._problem(self._line_of(name, line), Message(
                        N_("« {key} » n’est pas une traduction possible ici ; il y a : {known}"),
                        {"key": name, "known": ", ".join(names)}))
            found[language] = {name: clean_text(text) if isinstance(text, str) else text
                               for name, text in said.items()}
        return found

    def _check(self, fields: tuple[Field, ...], row: Any, line: int) -> dict[str, Any]:
        try:
            return check_form(fields, row)
        except InvalidForm as bad:
            first = bad.errors[0]
            raise self._problem(self._line_of(first.field, line), Message(
                "{field} : {reason}", {"field": first.field, "reason": first.reason},
            )) from None

    def _line_of(self, key: str, after: int = 1) -> int:
        """The line on which ``key`` is first set from line ``after`` on; else ``after``."""
        for number, line in enumerate(self._lines[after - 1 :], start=after):
            if number > after and _is_step(line):
                break
            table = line.strip().strip("[] ")
            if table == key or re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
        return after

    def _problem(self, line: int, reason: Message) -> PlanProblem:
        return PlanProblem(
            N_("{name}, ligne {line} : {reason}"), name=self._name, line=line, reason=reason
        )


def _is_step(line: str) -> bool:
    return re.match(r"\s*\[\[\s*steps\s*\]\]", line) is not None


def _is_said(text: Any, *, a_table: bool) -> bool:
    if a_table:
        return isinstance(text, dict) and all(isinstance(one, str) for one in text.values())
    return isinstance(text, str)


def _free(wanted: str, taken: set[str]) -> str:
    key, number = wanted, 2
    while key in taken:
        key, number = f"{wanted}-{number}", number + 1
    return key
