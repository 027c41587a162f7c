"""The whole file as JSON without names: what a person typed of themselves goes, ids stay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.activities.kind import Capability
from facilitator.i18n import N_, Translator
from facilitator.report.choices import Choices, Naming
from facilitator.report.masking import View, private_fields
from facilitator.workshop.session import Session

_TYPED = {"answer", "submission", "revision", "item", "team", "step", "report_words"}
"""Tables that hold what somebody typed and in which a full name may stand."""


def pseudonymised(
    whole: dict[str, Any], session: Session, choices: Choices, tr: Translator
) -> dict[str, Any]:
    """``whole`` (of :func:`facilitator.document.exchange.dump`) as ``choices`` want it."""
    tables: dict[str, list[dict[str, Any]]] = dict(whole["tables"])
    if choices.hidden:
        _leave_out(tables, choices.hidden)
    if choices.naming is Naming.NAMED:
        return {**whole, "tables": tables}
    view = View(session, choices, tr)
    private = _private(session)
    removed = tr(N_("[retiré]"))
    step_of = {row["id"]: row["step_id"] for row in tables.get("answer", ())}
    for name in _TYPED & set(tables):
        tables[name] = [view.mask.value(row) for row in tables[name]]
    everywhere = frozenset().union(*private.values())
    tables["participant"] = [
        {**row, "name": view.names.get(row["id"], ""),
         "profile": _without(view.mask.value(row["profile"]), everywhere, removed)}
        for row in tables.get("participant", ())
    ]
    for name in ("answer", "submission", "revision"):
        tables[name] = [
            _bare(row, private.get(row.get("step_id") or step_of.get(row.get("answer_id", ""), ""),
                                   frozenset()), removed)
            for row in tables.get(name, ())
        ]
    tables["pass"] = []
    return {**whole, "tables": tables}


def _private(session: Session) -> dict[str, frozenset[str]]:
    """For each step that asks who people are: its fields answered in one's own words."""
    found = {}
    for step in session.steps():
        kind = session.kinds.get(step.kind)
        if kind is not None and Capability.PEOPLE in kind.capabilities:
            context = session.results.context(step, with_entries=False)
            found[step.id] = private_fields(kind, context)
    return found


def _bare(row: dict[str, Any], private: frozenset[str], removed: str) -> dict[str, Any]:
    if not private:
        return row
    return {key: _without(value, private, removed)
            if key in ("payload", "original", "value") else value for key, value in row.items()}


def _without(value: Any, private: frozenset[str], removed: str) -> Any:
    if not isinstance(value, Mapping):
        return value
    return {key: removed if key in private and one else one for key, one in value.items()}


def _leave_out(tables: dict[str, list[dict[str, Any]]], hidden: frozenset[str]) -> None:
    """Take answers out with their history, the submissions they came in, and links to them."""
    gone = {row["submission_id"] for row in tables.get("answer", ()) if row["id"] in hidden}
    tables["answer"] = [{**row, "submission_id": None} if row["submission_id"] in gone else row
                        for row in tables.get("answer", ()) if row["id"] not in hidden]
    tables["submission"] = [row for row in tables.get("submission", ()) if row["id"] not in gone]
    tables["revision"] = [row for row in tables.get("revision", ())
                          if row["answer_id"] not in hidden]
    tables["link"] = [row for row in tables.get("link", ()) if row["source_id"] not in hidden]
