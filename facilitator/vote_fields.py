"""Fields of votes: options put in order, and options rated on one or several scales."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.fields import Field, FormData, Option, brief, find_option
from facilitator.i18n import N_

_UNKNOWN = N_("« {value} » n’est pas un choix possible.")


@dataclass(frozen=True, kw_only=True)
class RankField(Field):
    """Options put in order; several may share a place, and those left out are not ranked.

    The value maps option ids to places from 1, in the options' order. Places are counted without
    gaps: 1, 3, 3 becomes 1, 2, 2. Inputs are named ``name.<option id>``.
    """

    options: tuple[Option, ...]

    @property
    def empty(self) -> dict[str, int]:
        return {}

    def parse(self, data: FormData, prefix: str = "") -> dict[str, str]:
        name = prefix + self.name
        given = {o.id: data.get(f"{name}.{o.id}", ("",))[0] for o in self.options}
        return {key: value for key, value in given.items() if value}

    def check(self, value: Any) -> dict[str, int]:
        if value is None:
            value = {}
        if not isinstance(value, Mapping):
            raise self.refuse(N_("Un rang par option est attendu."))
        places: dict[str, int] = {}
        for key, given in value.items():
            option = find_option(self.options, key)
            if option is None:
                raise self.refuse(_UNKNOWN, value=brief(key))
            if option.id in places:
                raise self.refuse(N_("« {value} » est classée deux fois."), value=brief(key))
            if given not in (None, ""):
                places[option.id] = self._place(given)
        if self.required and not places:
            raise self.refuse(N_("Classez au moins une option."))
        order = {place: number for number, place in enumerate(sorted(set(places.values())), 1)}
        return {o.id: order[places[o.id]] for o in self.options if o.id in places}

    def _place(self, given: Any) -> int:
        try:
            place = int(given) if not isinstance(given, bool | float) else 0
        except (TypeError, ValueError):
            place = 0
        if not 1 <= place <= len(self.options):
            raise self.refuse(
                N_("Un nombre de {min} à {max} est attendu."), min=1, max=len(self.options)
            )
        return place


@dataclass(frozen=True, slots=True)
class Scale:
    """One scale of a :class:`RatingField`; ``low`` and ``high`` say what its ends mean."""

    name: str
    label: str
    choices: tuple[Option, ...]
    low: str = ""
    high: str = ""


@dataclass(frozen=True, kw_only=True)
class RatingField(Field):
    """Each option rated on the same scales; any may be left out, of an option or altogether.

    The value maps option ids to ``{scale name: choice id}``, in the options' and scales' order.
    With ``whole`` an option is rated on every scale or on none. Inputs are named
    ``name.<option id>.<scale name>``.
    """

    options: tuple[Option, ...]
    scales: tuple[Scale, ...]
    whole: bool = False

    @property
    def empty(self) -> dict[str, dict[str, str]]:
        return {}

    def parse(self, data: FormData, prefix: str = "") -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for option in self.options:
            for scale in self.scales:
                given = data.get(f"{prefix}{self.name}.{option.id}.{scale.name}", ("",))[0]
                if given:
                    found.setdefault(option.id, {})[scale.name] = given
        return found

    def check(self, value: Any) -> dict[str, dict[str, str]]:
        if value is None:
            value = {}
        if not isinstance(value, Mapping):
            raise self.refuse(N_("Un avis par option est attendu."))
        rated: dict[str, dict[str, str]] = {}
        for key, given in value.items():
            option = find_option(self.options, key)
            if option is None:
                raise self.refuse(_UNKNOWN, value=brief(key))
            rated[option.id] = self._ratings(option, given)
        if self.required and not any(rated.values()):
            raise self.missing()
        return {o.id: rated[o.id] for o in self.options if rated.get(o.id)}

    def _ratings(self, option: Option, given: Any) -> dict[str, str]:
        if not isinstance(given, Mapping):
            raise self.refuse(N_("Un avis par option est attendu."))
        strange = set(given) - {scale.name for scale in self.scales}
        if strange:
            raise self.refuse(_UNKNOWN, value=brief(min(map(str, strange))))
        found: dict[str, str] = {}
        for scale in self.scales:
            said = given.get(scale.name)
            if said in (None, ""):
                continue
            choice = find_option(scale.choices, said)
            if choice is None:
                raise self.refuse(_UNKNOWN, value=brief(said))
            found[scale.name] = choice.id
        if self.whole and found and len(found) < len(self.scales):
            raise self.refuse(
                N_("« {option} » : il manque une note sur deux."), option=brief(option.label)
            )
        return found
