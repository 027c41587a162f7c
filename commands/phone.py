"""A participant's phone without a screen: talks the documented HTTP to a running workshop."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from types import TracebackType
from typing import Any

import aiohttp

_JSON = {"Accept": "application/json"}


class PhoneError(Exception):
    """The server refused; ``status`` and ``body`` are what it said."""

    def __init__(self, status: int, body: Any) -> None:
        self.status = status
        self.body = body
        super().__init__(f"{status}: {body}")


class Phone:
    """One participant. Use in an ``async with`` block."""

    def __init__(self, join_url: str, name: str = "", language: str = "fr") -> None:
        self._base = join_url.rstrip("/")
        self._name = name
        self._language = language
        self._http: aiohttp.ClientSession | None = None
        self.id = ""

    async def __aenter__(self) -> Phone:
        jar = aiohttp.CookieJar(unsafe=True)  # the server's name is an address
        self._http = aiohttp.ClientSession(cookie_jar=jar, headers=_JSON)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._http is not None:
            await self._http.close()

    async def join(self) -> str:
        """Join the workshop. Gives the participant's id."""
        body = await self._post("/join", {"name": self._name, "language": self._language})
        self.id = str(body["you"]["id"])
        return self.id

    async def look(self) -> dict[str, Any]:
        """What the participant sees now."""
        return await self._ask("GET", "/")

    async def page(self) -> str:
        """The page as a browser without scripts gets it."""
        assert self._http is not None
        async with self._http.get(self._base + "/", headers={"Accept": "text/html"}) as response:
            found = await response.text()
            if response.status >= 400:
                raise PhoneError(response.status, found[:200])
            return found

    async def answer(
        self, step_id: str, value: Mapping[str, Any], submission: str = ""
    ) -> dict[str, Any]:
        """Send an answer; gives the receipt. Raises :class:`PhoneError` where it is refused."""
        body = {"step": step_id, "id": submission or uuid.uuid4().hex, "value": dict(value)}
        receipt: dict[str, Any] = (await self._post("/answer", body))["receipt"]
        return receipt

    async def choose_group(self, step_id: str, group_id: str) -> None:
        """Join a group of a step."""
        await self._post("/group", {"step": step_id, "group": group_id})

    async def _post(self, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        return await self._ask("POST", path, body)

    async def _ask(
        self, method: str, path: str, body: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        assert self._http is not None
        async with self._http.request(method, self._base + path, json=body) as response:
            found = await response.json()
            if response.status >= 400:
                raise PhoneError(response.status, found)
            assert isinstance(found, dict)
            return found
