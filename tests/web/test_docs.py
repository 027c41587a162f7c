"""The documents tell of what is there, because this reads them."""

from __future__ import annotations

from facilitator.web import captive, limits
from facilitator.web.app import ROUTES
from facilitator.web.people import _DAYS
from facilitator.web.remote import COMMANDS
from facilitator.web.widgets import _KINDS
from tests.conftest import ROOT

HTTP = (ROOT / "docs" / "http.md").read_text("utf-8")


def test_every_route_is_documented() -> None:
    assert [f"{m} {p}" for m, p, _ in ROUTES if f"| `{m} {p}` |" not in HTTP] == []


def test_no_route_is_documented_that_is_not_there() -> None:
    told = [line.split("`")[1] for line in HTTP.splitlines()
            if line.startswith(("| `GET", "| `POST"))]
    assert sorted(told) == sorted(f"{method} {path}" for method, path, _ in ROUTES)


def test_commands_and_field_types_are_documented() -> None:
    assert [name for name in COMMANDS if f"`{name}`" not in HTTP] == []
    assert [name for _, name in _KINDS if f"`{name}`" not in HTTP] == []


def test_figures_are_those_of_the_code() -> None:
    assert f"{limits.PEOPLE} participants, {limits.STREAMS} streams" in HTTP
    assert f"{limits.POSTS_OF_A_PHONE.burst} posts then {limits.POSTS_OF_A_PHONE.rate}" in HTTP
    assert f"{limits.JOINS_OF_AN_ADDRESS.burst} joins" in HTTP
    assert f"kept {_DAYS} days" in (ROOT / "docs" / "privacy.md").read_text("utf-8")


def test_connectivity_checks_are_named() -> None:
    named = [path for path in captive.CHECKS if f"`{path}`" in HTTP]
    assert len(named) >= 3
