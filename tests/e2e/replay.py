"""A real workshop kept as data (``replay.json``), as a plan and as what each person answers."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from facilitator.workshop.plan import WorkshopPlan, parse_plan


class Replay:
    """The replay with its steps as plan rows and its answers as form values."""

    def __init__(self, path: Path) -> None:
        self.data: dict[str, Any] = json.loads(path.read_text("utf-8"))
        self.steps: list[dict[str, Any]] = self.data["steps"]
        self.people: list[str] = [p["id"] for p in self.data["participants"]]

    def step(self, key: str) -> dict[str, Any]:
        return next(step for step in self.steps if step["id"] == key)

    def plan(self, kinds) -> WorkshopPlan:
        import tomli_w

        head = {name: self.data["workshop"][name]
                for name in ("title", "date", "place", "organiser", "facilitated_by", "language")}
        rows = [self._row(step) for step in self.steps]
        return parse_plan(tomli_w.dumps({"workshop": head, "steps": rows}), kinds)

    @staticmethod
    def _row(step: dict[str, Any]) -> dict[str, Any]:
        row = {"kind": step["kind"], "key": step["id"], "title": step.get("title", ""),
               "prompt": step.get("prompt", "")}
        match step["kind"]:
            case "profile":
                row["fields"] = [
                    {"name": f["name"], "label": f["label"], "type": "choice",
                     "choices": f["choices"], "reference": f["name"] == "department"}
                    for f in step["fields"]]
            case "talk":
                row["columns"] = step["table"]["columns"]
                row["rows"] = [{"label": label} for label in step["table"]["rows"]]
            case "poll":
                row |= {"options": step["choices"], "multiple": step["multiple"]}
            case "priority":
                row |= {"budget": step["budget"], "from_step": step["from_step"]}
            case "grid":
                row |= {"columns": step["columns"], "from_step": step["from_step"],
                        "group_count": len(step["groups"])}
        return row

    def values(self, key: str) -> dict[str, dict[str, Any]]:
        """What each participant's form holds at a step, by participant; texts under ``texts``."""
        step = self.step(key)
        if step["kind"] == "profile":
            return {p["id"]: p["profile"] for p in self.data["participants"]}
        if step["kind"] == "grid":
            return self._lines(step)
        texts: dict[str, list[str]] = defaultdict(list)
        others: dict[str, dict[str, Any]] = {}
        for answer in step.get("answers", ()):
            if "text" in answer:
                texts[answer["by"]].append(answer["text"])
            else:
                others[answer["by"]] = {k: v for k, v in answer.items() if k != "by"}
        return others | {who: {"texts": said} for who, said in texts.items()}

    @staticmethod
    def _lines(step: dict[str, Any]) -> dict[str, dict[str, Any]]:
        """The lines of each cell, handed out over the members of its group."""
        members = {group["label"]: group["members"] for group in step["groups"]}
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for cell in step["cells"]:
            for place, text in enumerate(cell["texts"]):
                who = members[cell["group"]][place % len(members[cell["group"]])]
                found[who][cell["column"]].append(text)
        return {who: dict(cells) for who, cells in found.items()}

    @staticmethod
    def words(text: str) -> set[str]:
        """The long words of a text, to tell which answers a published question is about."""
        return {word.strip("?,.").casefold() for word in text.replace("'", " ").split()
                if len(word) > 6}

    def verbatims(self) -> list[str]:
        """Every free text that anybody gave."""
        texts = [a["text"] for step in self.steps for a in step.get("answers", ()) if "text" in a]
        return texts + [t for step in self.steps for c in step.get("cells", ()) for t in c["texts"]]


def fit(fields: list[dict[str, Any]], value: dict[str, Any]) -> dict[str, Any]:
    """Lay a replay's value into the fields that the phone sees."""
    fitted: dict[str, Any] = {}
    for field in fields:
        if field["name"] in value:
            fitted[field["name"]] = value[field["name"]]
        elif (label := " ".join(field["label"].split())) in value:
            fitted[field["name"]] = value[label]
        elif field["type"] == "texts" and "texts" in value:
            fitted[field["name"]] = value["texts"]
    return fitted
