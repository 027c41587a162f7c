"""What the facilitator chooses for one report: who is named, what is left out, whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum
from typing import Any

from facilitator.workshop.report_words import WHOLE, ReportWords

LEAST = 5
"""Counts of people below this are not shown where nobody is to be recognised (issue: 5)."""

NO_PROFILE = "-"
"""The choice to show no vote by profile, whatever template and steps say."""


class Naming(Enum):
    """How people are called in a report or an export."""

    NAMED = "named"
    FIRST = "first"
    PSEUDONYM = "pseudonym"
    """"Participant 7", the same in every export."""
    ANONYMOUS = "anonymous"

    @property
    def hides(self) -> bool:
        """Whether nobody is to be recognised, so that small counts are masked as well."""
        return self in (Naming.PSEUDONYM, Naming.ANONYMOUS)


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices for one report.

    ``without`` are sections left out by id, ``hidden`` answers left out by id; ``least`` the
    smallest count of people shown where ``naming`` hides who is who; ``draft`` puts the watermark
    on; ``group`` is the sub-group of a report that is written for one, by its id; ``by`` the field
    of the portrait by which votes are shown as well, "" for the template's, :data:`NO_PROFILE`
    for none.
    """

    without: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    naming: Naming = Naming.NAMED
    least: int = LEAST
    draft: bool = False
    group: str = ""
    by: str = ""

    def to_json(self) -> dict[str, Any]:
        """The choices as JSON types, to be kept in the file."""
        return {
            "without": sorted(self.without), "hidden": sorted(self.hidden),
            "naming": self.naming.value, "least": self.least, "draft": self.draft,
            "group": self.group, "by": self.by,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Choices:
        """Read choices back; what is missing or not understood is the default."""
        naming, least = data.get("naming"), data.get("least")
        known = {one.value: one for one in Naming}
        return cls(
            _texts(data.get("without")), _texts(data.get("hidden")),
            known.get(naming, Naming.NAMED) if isinstance(naming, str) else Naming.NAMED,
            least if isinstance(least, int) and not isinstance(least, bool) and least > 0
            else LEAST,
            data.get("draft") is True,
            group if isinstance(group := data.get("group"), str) else "",
            by if isinstance(by := data.get("by"), str) else "",
        )


def report_key(name: str, group: str = "") -> str:
    """Under what a report's words and choices are kept: a group's own where it is for one."""
    return f"{name}@{group}" if group else name


def kept_choices(words: ReportWords, report: str) -> Choices | None:
    """The choices kept in the file for a report, None where there are none."""
    found = words.get(report, WHOLE)
    return Choices.from_json(found.data) if found is not None else None


def keep_choices(words: ReportWords, report: str, choices: Choices) -> Future[None]:
    """Keep choices for a report in the file; undone and done again as words are."""
    return words.keep(report, WHOLE, choices.to_json())


def _texts(value: Any) -> frozenset[str]:
    found = value if isinstance(value, list | tuple) else ()
    return frozenset(one for one in found if isinstance(one, str))
