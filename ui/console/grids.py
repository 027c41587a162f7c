"""What the groups of a step wrote, read at once, and the tree that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem as Row

from facilitator.activities.context import Source
from facilitator.activities.kind import AnyKind, Capability
from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.i18n import N_
from facilitator.workshop.session import Session
from ui.console.lines import COUNT, ID, LIVE, QUOTED, SOFT, STRONG, LineTree
from ui.console.outcomes import Outcome, outcomes_of
from ui.look import Look
from ui.parts.trees import tops

COMMON = "common"
"""``Stage.detail`` of what groups have in common."""
PLACE = ID + 10
"""The part of the result a row is, as the projector names it: a group, or a group and a cell."""
WORDS = ID + 11
"""What a line says, without the quotation marks of the language."""
LINES = ID + 12
"""The ids of the lines that a row stands for: several where a group wrote the same again."""


@dataclass(frozen=True)
class GridLine:
    """A line of a cell: written by the group, or ``added`` in plenary; ``origin`` names the group
    that wrote it where two were merged; ``ties`` are the common points it is in."""

    id: str
    text: str
    added: bool = False
    origin: str = ""
    ties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A heading of a group with its lines, and how many photos it has."""

    name: str
    label: str
    lines: tuple[GridLine, ...]
    photos: int = 0


@dataclass(frozen=True)
class GroupCells:
    """One group's grid."""

    id: str
    label: str
    question: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grids:
    """The grids of a step, what is shown large, what came out, and the later steps that take
    options, as (id, title)."""

    groups: tuple[GroupCells, ...] = ()
    detail: str = ""
    outcomes: tuple[Outcome, ...] = ()
    targets: tuple[tuple[str, str], ...] = ()
    photos: tuple[reads.MediaRecord, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    """Cells in words, by place: "Tilleul · Freins"."""

    @property
    def empty(self) -> int:
        """How many cells have neither line nor photo."""
        return sum(not cell.lines and not cell.photos
                   for group in self.groups for cell in group.cells)


def read_grids(session: Session, step: StepRecord, kind: AnyKind, look: Look) -> Grids:
    """Read all of it. For any thread."""
    context = session.results.context(step, with_entries=False)
    fields = kind.answer_fields(context)
    ties = _ties(session, step)
    photos = session.media.of(step.id)
    lines: dict[tuple[str, str], list[GridLine]] = {}
    for entry in session.results.entries(step):
        if not entry.hidden:
            name = next(iter(kind.form_value({entry.slot: entry.payload})), "")
            lines.setdefault((entry.group, name), []).append(GridLine(
                entry.id, kind.text(entry.payload, context),
                entry.source is Source.FACILITATOR and not entry.person,
                entry.origin, ties.get(entry.id, ())))
    groups = tuple(
        GroupCells(team.id, team.label, team.question, tuple(
            Cell(one.name, look.say(one.label), tuple(lines.get((team.id, one.name), ())),
                 sum((photo.team_id, photo.place) == (team.id, one.name) for photo in photos))
            for one in fields))
        for team in session.groups.of(step.id))
    names = {f"{group.id}/{cell.name}": f"{group.label} · {cell.label}"
             for group in groups for cell in group.cells}
    names |= {f"{group.id}/": group.label for group in groups}
    found = tuple(one for one in outcomes_of(session)
                  if one.step_id == step.id or one.role == "option")
    return Grids(groups, session.flow.stage().detail, found, targets_of(session, step), photos,
                 names)


def targets_of(session: Session, step: StepRecord) -> tuple[tuple[str, str], ...]:
    """The later steps that a line may become an option of: not opened, with options of theirs."""
    return tuple(
        (one.id, one.title) for one in session.steps()
        if one.position > step.position and one.state == "waiting"
        and not one.settings.get("from_step") and one.kind in session.kinds
        and Capability.OPTIONS in session.kinds[one.kind].capabilities)


def _ties(session: Session, step: StepRecord) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for item, lines in session.actions.commons(step.id):
        for line in lines:
            found[line] = (*found.get(line, ()), item.text)
    return found


class GridTree(LineTree):
    """Groups, their cells, their lines."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.say(N_("Ce que les groupes ont écrit")))
        self._look = look

    def show_grids(self, seen: Grids) -> None:
        """Show the grids; the row in focus, the selection and what is folded stay."""
        current = self._key(self.currentItem())
        chosen = {self._key(item) for item in self.selectedItems()}
        turned = {self._key(item) for item in self._rows()
                  if item.childCount() and item.isExpanded() == self._folds(item)}
        self.blockSignals(True)
        self.clear()
        for group in seen.groups:
            self._branch(group, seen.detail)
        for item in self._rows():
            item.setExpanded((self._key(item) in turned) == self._folds(item))
            if self._key(item) == current:
                self.setCurrentItem(item)
        for item in self._rows():
            item.setSelected(self._key(item) in chosen)
        if self.currentItem() is None and (found := tops(self)):
            self.setCurrentItem(found[0])
        self.blockSignals(False)

    def _branch(self, group: GroupCells, detail: str) -> None:
        say, tr = self._look.say, self._look.tr
        top = self._row(None, group.label, "", group.id, detail)
        top.setData(0, SOFT, " · ".join(filter(None, (top.data(0, SOFT), group.question))))
        top.setData(0, STRONG, True)
        for cell in group.cells:
            place = f"{group.id}/{cell.name}"
            head = self._row(top, cell.label, "", place, detail)
            head.setData(0, COUNT, str(len(cell.lines)))
            large = head.data(0, SOFT)
            photos = tr.plural("{n} photo", "{n} photos", cell.photos) if cell.photos else ""
            empty = "" if cell.lines or cell.photos else say(N_("encore vide"))
            head.setData(0, SOFT, " · ".join(filter(None, (large, photos or empty))))
            head.setData(0, LIVE, bool(large or empty))
            for alike in _alike(cell.lines):
                row = self._line(head, place, alike)
                for line in alike if len(alike) > 1 else ():
                    self._line(row, place, (line,))

    def _line(self, above: Row, place: str, alike: tuple[GridLine, ...]) -> Row:
        """A line; where the group wrote the same again, one for all of them with its count."""
        first = alike[0]
        row = self._row(above, self._look.say(QUOTED, words=first.text), first.id, place, "")
        row.setData(0, WORDS, first.text)
        row.setData(0, LINES, [one.id for one in alike])
        row.setData(0, SOFT, " · ".join(dict.fromkeys(
            said for one in alike for said in self._said(one))))
        if len(alike) > 1:
            times = f"× {self._look.tr.count(len(alike))}"
            row.setData(0, COUNT, times)
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{row.text(0)}, {times}")
        return row

    def _said(self, line: GridLine) -> Iterator[str]:
        say = self._look.say
        if line.added:
            yield say(N_("ajouté en plénière"))
        if line.origin:
            yield say(N_("écrit par {group}"), group=line.origin)
        if line.ties:
            yield say(N_("point commun : {names}"), names=", ".join(line.ties))

    def _row(self, above: Row | None, words: str, thing: str, place: str, detail: str) -> Row:
        made = Row([words])
        made.setData(0, ID, thing)
        made.setData(0, PLACE, place)
        if place == detail:
            made.setData(0, SOFT, self._look.say(N_("en grand à l’écran")))
            made.setData(0, LIVE, True)
        if above is None:
            self.addTopLevelItem(made)
        else:
            above.addChild(made)
        return made

    def place(self) -> str:
        """The group or cell in focus."""
        item = self.currentItem()
        return str(item.data(0, PLACE)) if item is not None else ""

    def lines(self) -> list[str]:
        """The ids of the selected lines, of all that are alike where they are one row."""
        return list(dict.fromkeys(str(one) for item in self.selectedItems()
                                  for one in item.data(0, LINES) or ()))

    def words(self) -> str:
        """What the first selected line says."""
        return next((str(item.data(0, WORDS)) for item in self.selectedItems()
                     if item.data(0, WORDS)), "")

    def thing(self) -> str:
        """The id of the line or group in focus."""
        item = self.currentItem()
        return str(item.data(0, ID) or item.data(0, PLACE).partition("/")[0]) if item else ""

    def _rows(self) -> list[Row]:
        return self.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)

    @staticmethod
    def _folds(item: Row) -> bool:
        """Whether what is under it is seen only once somebody asks: the same words again."""
        return bool(item.data(0, LINES))

    @staticmethod
    def _key(item: Row | None) -> tuple[str, str, bool] | None:
        if item is None:
            return None
        return item.data(0, ID), item.data(0, PLACE), len(item.data(0, LINES) or ()) > 1


def _alike(lines: Sequence[GridLine]) -> list[tuple[GridLine, ...]]:
    """Lines of a cell that say the same, but for capitals and spaces, in the order of the first."""
    found: dict[str, list[GridLine]] = {}
    for line in lines:
        found.setdefault(" ".join(line.text.casefold().split()), []).append(line)
    return [tuple(same) for same in found.values()]
