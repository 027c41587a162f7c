"""What one participant sees now: worked out once, drawn as a page, a fragment or JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.activities.context import Context
from facilitator.activities.kind import AnyKind, Capability
from facilitator.document import reads
from facilitator.document.records import AnswerRecord, ParticipantRecord, StepRecord
from facilitator.fields import Field, FieldError
from facilitator.i18n import Translator
from facilitator.web.given import Given
from facilitator.web.watch import Board
from facilitator.web.widgets import Widget, texts_of, widgets
from facilitator.workshop.people import display_name
from facilitator.workshop.session import Session
from facilitator.workshop.spoken import relabelled, words_of

Errors = Sequence[FieldError]


@dataclass(frozen=True, slots=True)
class Team:
    """A group as its members see it."""

    id: str
    label: str
    question: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shot:
    """A photo in a cell; ``own`` where the reader added it, sizes in pixels."""

    id: str
    author: str
    own: bool
    width: int
    height: int
    team: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """``mode`` is ``form``, ``sent``, ``closed``, ``soon`` (not open yet), ``look`` (nothing is
    asked), ``choose`` (a group), or ``empty`` (no sequence at all).

    ``key`` changes when something else is asked, not when a neighbour writes; ``kept`` are texts
    that came too late, given back for copying; ``draw`` says that a result is to be shown.
    ``photos`` are those of the reader's group by column, ``shown_photos`` those of all groups.
    """

    mode: str
    key: str
    place: int = 0
    total: int = 0
    step: StepRecord | None = None
    title: str = ""
    prompt: str = ""
    message: str = ""
    fields: tuple[Field, ...] = ()
    widgets: tuple[Widget, ...] = ()
    value: Mapping[str, Any] | None = None
    errors: tuple[FieldError, ...] = ()
    sent: tuple[str, ...] = ()
    answered: bool = False
    editing: bool = False
    secret: bool = False
    team: Team | None = None
    teams: tuple[Team, ...] = ()
    photos: Mapping[str, tuple[Shot, ...]] = field(default_factory=dict)
    shown_photos: tuple[Shot, ...] = ()
    draw: bool = False
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for besides the current state of things."""

    edit: bool = False
    regroup: bool = False
    value: Mapping[str, Any] | None = None
    errors: tuple[FieldError, ...] = ()


class Views:
    """Works out views. What everybody's have in common is kept by board, so that a full room
    costs one reading."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._given = Given(session)
        self._contexts: dict[str, Context] = {}
        self._fields: dict[str, tuple[Field, ...]] = {}
        # By step and language, and whether something has been given: views but for what.
        self._plain: dict[tuple[str, str, bool], View] = {}
        self._of: Board | None = None

    def context(self, board: Board, step: StepRecord) -> Context:
        """The step's form context, read once for each state of the board."""
        self._turn_to(board)
        if step.id not in self._contexts:
            self._contexts[step.id] = self._session.answers.form_context(step)
        return self._contexts[step.id]

    def fields(self, board: Board, step: StepRecord, kind: AnyKind) -> tuple[Field, ...]:
        """The fields of the step's form, worked out as often as its context."""
        context = self.context(board, step)
        if step.id not in self._fields:
            self._fields[step.id] = kind.answer_fields(context)
        return self._fields[step.id]

    def close(self) -> None:
        """Stop listening to the workshop."""
        self._given.close()

    def _turn_to(self, board: Board) -> None:
        if board is not self._of:
            self._of = board
            self._contexts.clear()
            self._fields.clear()
            self._plain.clear()

    def look(
        self, board: Board, person: ParticipantRecord, tr: Translator, wish: Wish = Wish()
    ) -> View:
        """What ``person`` sees now."""
        self._turn_to(board)
        step = board.current
        rows: tuple[AnswerRecord, ...] = ()
        if board.asked is not None and not self._given.rows(board.asked.id, person.id):
            step = board.asked
        if step is None:
            return View("empty", "empty", message=board.stage.message)
        if step is board.current:
            rows = self._given.rows(step.id, person.id)
        kind = self._session.kinds.get(step.kind)
        if kind is None or wish != Wish() or Capability.GROUPS in kind.capabilities or (
                step.settings.get("secret")):
            return self._look(board, step, kind, person, rows, tr, wish)
        key = step.id, tr.language, bool(rows)
        found = self._plain.get(key)
        if found is None:
            found = self._plain[key] = self._look(board, step, kind, person, rows, tr, wish)
        if not found.sent:
            return found
        payloads = {row.slot: kind_payload(kind, row) for row in rows}
        value = None if found.value is None else kind.form_value(payloads)
        return replace(found, value=value,
                       sent=self._texts(board, step, kind, payloads, tr.language))

    def _texts(
        self, board: Board, step: StepRecord, kind: AnyKind,
        payloads: Mapping[str, Mapping[str, Any]], language: str,
    ) -> tuple[str, ...]:
        """What somebody has given, in words."""
        context, words = self.context(board, step), words_of(step.translations, language)
        texts = [kind.text(payload, context) for payload in payloads.values()]
        return tuple(words.get(text, text) for text in texts)

    def _look(
        self, board: Board, step: StepRecord, kind: AnyKind | None, person: ParticipantRecord,
        rows: tuple[AnswerRecord, ...], tr: Translator, wish: Wish,
    ) -> View:
        base: dict[str, Any] = {
            "step": step, "place": board.steps.index(step) + 1, "total": len(board.steps),
            "title": said(step, "title", tr), "prompt": said(step, "prompt", tr),
            "message": board.stage.message, "draw": step.shown and step is board.current,
        }
        if kind is None or not kind.collects:
            return View("look", f"{step.id}.look", **base)
        if step.state == "waiting":
            return View("soon", f"{step.id}.soon", **base)
        return self._asking(board, step, kind, person, rows, tr, wish, base)

    def _asking(
        self, board: Board, step: StepRecord, kind: AnyKind, person: ParticipantRecord,
        rows: tuple[AnswerRecord, ...], tr: Translator, wish: Wish, base: dict[str, Any],
    ) -> View:
        context = self.context(board, step)
        words = words_of(step.translations, tr.language)
        payloads = {row.slot: kind_payload(kind, row) for row in rows}
        secret = bool(step.settings.get("secret"))
        voted = secret and self._given.voted(step.id, person.id)
        base |= {
            "answered": bool(rows) or voted, "editing": wish.edit, "secret": secret,
            "sent": self._texts(board, step, kind, payloads, tr.language),
        }
        team = None
        others: dict[str, list[tuple[str, str]]] = {}
        if Capability.GROUPS in kind.capabilities:
            teams = tuple(Team(g.id, words.get(g.label, g.label),
                               words.get(g.question, g.question), g.names)
                          for g in context.groups)
            team_id = next((g.id for g in context.groups if person.id in g.members), "")
            team = next((one for one in teams if one.id == team_id), None)
            base["team"] = team
            if step.state == "open" and (team is None or wish.regroup):
                return View("choose", f"{step.id}.choose", teams=teams, **base)
            base |= self._photos(step, team, teams, person.id, base["draw"])
            if team is not None:
                others = self._others(step, kind, team.id, person.id)
        fields = relabelled(self.fields(board, step, kind), words)
        if step.state != "open":
            drawn = widgets(fields, {}, (), tr, others) if others or base.get("photos") else ()
            return View("closed", f"{step.id}.closed", widgets=drawn, fields=fields, **base)
        value = wish.value
        if value is None and rows:
            value = kind.form_value(payloads)
        if voted or (rows and team is None and not wish.edit and not wish.errors):
            return View("sent", f"{step.id}.sent", value=value, fields=fields, **base)
        drawn = widgets(fields, value or {}, wish.errors, tr, others)
        return View("form", f"{step.id}.form", widgets=drawn, value=value, errors=wish.errors,
                    fields=fields, **base)

    def _photos(
        self, step: StepRecord, team: Team | None, teams: tuple[Team, ...], me: str, shown: bool
    ) -> dict[str, Any]:
        """The photos of the reader's group by column and, with the result, those of all."""
        labels = {one.id: one.label for one in teams}
        own: dict[str, tuple[Shot, ...]] = {}
        everybody: list[Shot] = []
        for one in self._session.media.of(step.id):
            shot = Shot(one.id, self._name(one.participant_id), one.participant_id == me,
                        one.width, one.height, labels.get(one.team_id or "", ""))
            if team is not None and one.team_id == team.id:
                own[one.place] = (*own.get(one.place, ()), shot)
            everybody.append(shot)
        return {"photos": own, "shown_photos": tuple(everybody) if shown else ()}

    def _name(self, person_id: str | None) -> str:
        if not person_id:
            return ""
        found = self._session.document.read(lambda db: reads.participant(db, person_id))
        return display_name(found) if found else ""

    def _others(
        self, step: StepRecord, kind: AnyKind, team_id: str, me: str
    ) -> dict[str, list[tuple[str, str]]]:
        """What others of the group wrote, by field: author and text, in the order it came."""
        people: dict[str, dict[str, Any]] = {}
        names: dict[str, str] = {}
        for entry in self._session.results.entries(step):
            if entry.group == team_id and entry.person != me and not entry.hidden:
                people.setdefault(entry.person, {})[entry.slot] = entry.payload
                names[entry.person] = entry.author
        found: dict[str, list[tuple[str, str]]] = {}
        for person, payloads in people.items():
            for name, value in kind.form_value(payloads).items():
                for text in texts_of(value):
                    found.setdefault(name, []).append((names[person], text))
        return found


def kind_payload(kind: AnyKind, row: AnswerRecord) -> Mapping[str, Any]:
    """A row's payload in the kind's present version."""
    if row.version == kind.version:
        return row.payload
    return kind.upgrade(row.payload, row.version)


def said(step: StepRecord, name: str, tr: Translator) -> str:
    """A step's title or prompt in the reader's language where the plan gives it so."""
    words = step.translations.get(tr.language)
    found = words.get(name) if isinstance(words, Mapping) else None
    return found if isinstance(found, str) and found else str(getattr(step, name))


def me_as_json(person: ParticipantRecord) -> dict[str, Any]:
    """A participant as told to themselves."""
    return {"id": person.id, "number": person.number, "name": display_name(person),
            "language": person.language}
