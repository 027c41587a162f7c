"""What every page of an open workshop works with: the session and how to give it commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from facilitator.i18n import Translator

if TYPE_CHECKING:
    from facilitator.web.network import Candidate
    from facilitator.web.selfcheck import SelfCheck
    from facilitator.workshop.session import Session
    from ui.bridge import Bridge
    from ui.tasks import Tasks

T = TypeVar("T")


class Contact(Protocol):
    """When phones came, in seconds since 1970: the first one, and the last sign of one."""

    @property
    def first(self) -> float:
        """The first one."""

    @property
    def at(self) -> float:
        """The last one."""


class RunningServer(Protocol):
    """The phones' server, once it runs."""

    @property
    def join_url(self) -> str:
        """The address that phones open."""

    @property
    def remote_url(self) -> str:
        """The secret address of the remote control."""

    @property
    def projector_url(self) -> str:
        """The secret address of the projector's page."""

    def announce(self, host: str) -> object:
        """Announce another of the laptop's addresses."""

    def check(self) -> bool:
        """Whether the announced address answers; may take seconds."""

    def self_check(self) -> SelfCheck:
        """What the announced address answers; may take seconds."""

    def addresses(self) -> Sequence[Candidate]:
        """The laptop's addresses, the likeliest first."""

    @property
    def contact(self) -> Contact | None:
        """When phones came; None where none did."""

    def stop(self) -> None:
        """Let go of the port."""


Serve = Callable[["Session"], RunningServer]
"""Starts the server for a session and gives it running."""
Export = Callable[["Session", Path, str], object]
"""Writes the report to a path in a format."""


@dataclass(frozen=True)
class Desk:
    """An open workshop as the pages see it."""

    session: Session
    bridge: Bridge
    tasks: Tasks
    speak: Callable[[str], Translator]
    failed: Callable[[BaseException], None]

    def do(self, command: Callable[[], Future[T]], done: Callable[[Any], None] | None = None,
           failed: Callable[[BaseException], None] | None = None) -> None:
        """Give a command; what stands in its way is said inline."""
        try:
            future = command()
        except Exception as error:
            (failed or self.failed)(error)
            return
        self.tasks.follow(future, done, failed or self.failed)
