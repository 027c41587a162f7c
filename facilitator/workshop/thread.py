"""The thread: where a thing comes from, back to the verbatims, and what became of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.records import AnswerRecord, StepRecord
from facilitator.i18n import N_, Translator
from facilitator.workshop.base import Core
from facilitator.workshop.figures import Figures
from facilitator.workshop.people import display_name
from facilitator.workshop.results import Results

MOST_NAMES = 4
"""How many of those who said the same are named."""


class Role(Enum):
    """What a thing on the thread is."""

    ANSWER = "answer"
    LINE = "line"
    """A line of a group's grid."""
    THEME = "theme"
    QUESTION = "question"
    GROUP = "group"
    VOTE = "vote"
    ACTION = "action"
    COMMON = "common"
    """What lines of several groups have in common."""
    OPTION = "option"
    """An option of a later step that came out of a line."""
    NEXT = "next"
    """A question kept for the next workshop."""
    REMARK = "remark"
    """What somebody wrote on an option put to the room: a remark, the reason of an objection."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Node:
    """A thing on the thread, and what it came from (or what became of it) one step on.

    ``figures`` are its numbers in words, where they were asked for. Near-identical answers are one
    node, with everybody's names. ``done`` is of an action.
    """

    id: str
    role: Role
    text: str
    step_id: str
    step_title: str
    author: str = ""
    next: tuple[Node, ...] = ()
    figures: str = ""
    done: bool = False

    def walk(self) -> Iterable[Node]:
        """This node and everything behind it, each once."""
        seen: set[str] = set()
        waiting = [self]
        while waiting:
            node = waiting.pop(0)
            if node.id not in seen:
                seen.add(node.id)
                yield node
                waiting += node.next


class Thread:
    """Walks the links of one workshop in either direction."""

    def __init__(self, core: Core, results: Results) -> None:
        self._core = core
        self._results = results

    def back(self, thing_id: str, tr: Translator | None = None) -> Node | None:
        """Where an answer, theme, question, group, line or action comes from.

        With ``tr`` nodes bear their figures in that language.
        """
        return self._walk(thing_id, "back", tr)

    def forward(self, thing_id: str, tr: Translator | None = None) -> Node | None:
        """What became of it."""
        return self._walk(thing_id, "forward", tr)

    def _walk(self, thing_id: str, way: str, tr: Translator | None) -> Node | None:
        def query(db: sqlite3.Connection) -> Node | None:
            figures = Figures(db, self._core, self._results, tr) if tr is not None else None
            return _Walk(db, self._core, figures, tr).go(thing_id, way)

        return self._core.document.read(query)


class _Walk:
    """One walk, on one reading connection."""

    def __init__(self, db: sqlite3.Connection, core: Core, figures: Figures | None,
                 tr: Translator | None) -> None:
        self._db = db
        self._core = core
        self._figures = figures
        self._tr = tr
        self._steps = {step.id: step for step in reads.steps(db)}
        self._names = {p.id: display_name(p) for p in reads.participants(db)}

    def go(self, thing_id: str, way: str, above: frozenset[str] = frozenset()) -> Node | None:
        """The node of a thing with everything behind it; a thing above it is not met again."""
        node = self._node(thing_id)
        if node is None or thing_id in above:
            return None
        neighbours = self._sources(node) if way == "back" else self._outcomes(node)
        found = (self.go(other, way, above | {thing_id}) for other in neighbours)
        behind = self._as_cards([other for other in found if other is not None])
        if node.role is not Role.REMARK:
            behind += self._put_to_the_room(node, way, above)
        return replace(node, next=tuple(behind))

    def _as_cards(self, nodes: list[Node]) -> list[Node]:
        """Near-identical answers as one node, where the first of them stood."""
        if self._figures is None:
            return nodes
        found: dict[str, Node] = {}
        for node in nodes:
            card = self._figures.card(node.step_id, node.id) if node.role is Role.ANSWER else None
            key = card.first_id if card is not None else node.id
            before = found.get(key)
            if before is None:
                found[key] = replace(node, text=card.text) if card is not None else node
            elif node.author and node.author not in before.author.split(", "):
                names = [*filter(None, before.author.split(", ")), node.author]
                more = [*names[:MOST_NAMES], "…"] if len(names) > MOST_NAMES else names
                found[key] = replace(before, author=", ".join(more))
        return list(found.values())

    def _sources(self, node: Node) -> list[str]:
        found = [link.source_id for link in reads.links_to(self._db, node.id)]
        if node.role is Role.LINE:
            row = self._db.execute("SELECT team_id FROM answer WHERE id = ?", [node.id]).fetchone()
            found.append(row[0])
        if node.role is Role.REMARK:
            found += [self._about(answer) for answer in reads.answers_by_id(self._db, [node.id])]
        return found

    def _outcomes(self, node: Node) -> list[str]:
        found = [link.target_id for link in reads.links_from(self._db, node.id)]
        if node.role is Role.GROUP:
            rows = self._db.execute(
                "SELECT id FROM answer WHERE team_id = ? ORDER BY rowid", [node.id])
            found += [row[0] for row in rows]
        return found

    def _put_to_the_room(self, node: Node, way: str, above: frozenset[str]) -> list[Node]:
        """The steps at which a question or theme was an option, and what was written on it there.

        They are neither before nor after it, so both ways lead past them.
        """
        found: list[Node] = []
        for step in self._steps.values():
            if any(option.get("id") == node.id for option in step.decisions.get("options") or ()):
                got = self._figures.of_vote(step.id, node.id) if self._figures else ""
                found.append(Node(f"{step.id}:{node.id}", Role.VOTE, node.text, step.id,
                                  step.title, figures=got))
                remarks = (self.go(one, way, above | {node.id})
                           for one in self._remarks(step, node.id))
                found += [remark for remark in remarks if remark is not None]
        return found

    def _remarks(self, step: StepRecord, option_id: str) -> list[str]:
        """The answers whose words are on an option, those hidden left out."""
        kind = self._core.kinds.get(step.kind)
        if kind is None or Capability.MODERATION not in kind.capabilities:
            return []
        return [answer.id for answer in reads.answers(self._db, step.id)
                if not answer.hidden and self._about(answer) == option_id]

    def _about(self, answer: AnswerRecord) -> str:
        step = self._steps.get(answer.step_id)
        kind = self._core.kinds.get(step.kind) if step else None
        if kind is None:
            return ""
        current = answer.version == kind.version
        return kind.about(answer.payload if current
                          else kind.upgrade(answer.payload, answer.version))

    def _node(self, thing_id: str) -> Node | None:
        item = reads.item(self._db, thing_id)
        if item is not None:
            known = {role.value: role for role in Role} | {"merged-theme": Role.THEME}
            text = item.text
            if item.role == Role.GROUP.value and item.data.get("question"):
                text = self._called(text, item.data["question"])  # merged into another
            said = self._figures.of_item(item) if self._figures else ""
            made = self._made(item.id, known.get(item.role, Role.OTHER), text, item.step_id,
                              figures=said)
            return replace(made, done=bool(item.data.get("done")))
        row = self._db.execute(
            "SELECT step_id, label, question FROM team WHERE id = ?", [thing_id]).fetchone()
        if row is not None:
            text = self._called(row["label"], row["question"])
            said = self._figures.of_group(thing_id) if self._figures else ""
            return self._made(thing_id, Role.GROUP, text, row["step_id"], figures=said)
        answers = reads.answers_by_id(self._db, [thing_id])
        if not answers:
            return None
        answer = answers[0]
        step = self._steps.get(answer.step_id)
        text = self._words(step, dict(answer.payload)) if step else ""
        role = Role.LINE if answer.team_id else Role.ANSWER
        if self._about(answer):
            role = Role.REMARK
        author = self._names.get(answer.participant_id or "", "")
        said = ""
        if self._figures is not None and role is Role.ANSWER:
            said = self._figures.of_card(self._figures.card(answer.step_id, thing_id))
        return self._made(thing_id, role, text, answer.step_id, author, said)

    def _called(self, label: str, question: str) -> str:
        """A group with the question that it works on."""
        if not question:
            return label
        if self._tr is None:
            return f"{label} : {question}"
        return self._tr(N_("{label} : {value}"), label=label, value=question)

    def _words(self, step: StepRecord, payload: dict[str, object]) -> str:
        if isinstance(payload.get("text"), str):
            return str(payload["text"])
        return ", ".join(str(value) for value in payload.values())

    def _made(self, thing: str, role: Role, text: str, step_id: str, author: str = "",
              figures: str = "") -> Node:
        step = self._steps.get(step_id)
        return Node(thing, role, text, step_id, step.title if step else "", author,
                    figures=figures)
