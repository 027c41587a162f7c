"""What simulated participants say, drawn from ``resources/demo/voices.toml`` and its sisters."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import resources


class Voices:
    """Answers for each step of the demonstration, in a language there are words in, else in
    French; the same seed says the same things."""

    def __init__(self, seed: int = 7, language: str = "fr") -> None:
        own = resources.path("demo", f"voices.{language}.toml")
        path = own if own.is_file() else resources.path("demo", "voices.toml")
        self._said: Mapping[str, Any] = tomllib.loads(path.read_text("utf-8"))
        self._chance = random.Random(seed)
        self._left: dict[str, list[str]] = {}

    def name(self, number: int) -> str:
        """The name of the participant with this number; some stay unnamed."""
        names: Sequence[str] = self._said["names"]
        return names[number % len(names)]

    def themes(self, step: str) -> Sequence[Mapping[str, Any]]:
        """The themes the facilitator makes at a step: label, words, question."""
        found: Sequence[Mapping[str, Any]] = self._said.get(step, {}).get("themes", ())
        return found

    def group_labels(self) -> Sequence[str]:
        """How the groups are called."""
        labels: Sequence[str] = self._said["groupes"]["labels"]
        return labels

    def value(self, step: Mapping[str, Any]) -> dict[str, Any] | None:
        """A form value for a step as a phone sees it; None for somebody who stays silent."""
        said = self._said.get(step["key"], {})
        value: dict[str, Any] = {}
        for field in step["fields"]:
            match field["type"]:
                case "choice":
                    value[field["name"]] = self._one(said.get(field["name"], said), field)
                case "several":
                    value[field["name"]] = self._some(said, field)
                case "points":
                    value[field["name"]] = self._points(said.get("weights", ()), field)
                case "rank":
                    value[field["name"]] = self._ranks(said.get("weights", ()), field)
                case "rating":
                    value[field["name"]] = self._ratings(field)
                case "texts":
                    pool = said.get("columns", {}).get(field["label"]) or said.get("texts", ())
                    count = self._chance.randint(1, min(2, field["max_items"]))
                    place = f"{step['key']}.{field['name']}"
                    value[field["name"]] = self._draw(place, pool, count)
        return value if any(value.values()) else None

    def pause(self, longest: float) -> float:
        """How long somebody thinks, in seconds."""
        return self._chance.uniform(0.05, 1) * longest

    def _draw(self, place: str, pool: Sequence[str], count: int) -> list[str]:
        """Take ``count`` texts that nobody has said yet; fewer, or none, when all is said."""
        left = self._left.setdefault(place, self._chance.sample(list(pool), len(pool)))
        drawn, self._left[place] = left[:count], left[count:]
        return drawn

    def _one(self, weights: Mapping[str, int], field: Mapping[str, Any]) -> str:
        labels = [option["label"] for option in field["options"]]
        shares = [weights.get(label, 0) for label in labels]
        if not any(shares):
            return str(self._chance.choice(field["options"])["id"])
        chosen = self._chance.choices(field["options"], shares)[0]
        return str(chosen["id"])

    def _some(self, weights: Mapping[str, int], field: Mapping[str, Any]) -> list[str]:
        most = max(weights.values(), default=1) + 1
        chosen = [str(option["id"]) for option in field["options"]
                  if self._chance.random() < weights.get(option["label"], 1) / most]
        return chosen or [self._one(weights, field)]

    def _points(self, weights: Sequence[int], field: Mapping[str, Any]) -> dict[str, int]:
        options = field["options"]
        shares = [weights[place] if place < len(weights) else 1 for place in range(len(options))]
        points: dict[str, int] = {}
        for _ in range(field["budget"]):
            chosen = self._chance.choices(options, shares)[0]["id"]
            if points.get(chosen, 0) < field["most"]:
                points[chosen] = points.get(chosen, 0) + 1
        return points

    def _ranks(self, weights: Sequence[int], field: Mapping[str, Any]) -> dict[str, int]:
        """Most people rank two or three options, the weightier ones rather higher."""
        options = field["options"]
        shares = [weights[place] if place < len(weights) else 1 for place in range(len(options))]
        drawn = sorted(
            zip(options, shares, strict=True),
            key=lambda one: -(self._chance.random() ** (1 / max(one[1], 0.1))),
        )
        count = min(len(drawn), self._chance.randint(2, 3))
        return {str(option["id"]): place for place, (option, _) in enumerate(drawn[:count], 1)}

    def _ratings(self, field: Mapping[str, Any]) -> dict[str, dict[str, str]]:
        """Everybody rates most options, on every scale."""
        return {
            str(option["id"]): {
                scale["name"]: str(self._chance.choice(scale["choices"])["id"])
                for scale in field["scales"]
            }
            for option in field["options"] if self._chance.random() < 0.9
        }
