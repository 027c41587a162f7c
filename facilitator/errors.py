"""What can go wrong without being a bug; each error has a sentence a facilitator understands."""

from __future__ import annotations

from facilitator.i18n import Message


class PalabreError(Exception):
    """Something that can happen in real life, with a sentence and a way on."""

    def __init__(self, text: str, /, **params: object) -> None:
        self.message = Message(text, params)
        super().__init__(text)

    def __str__(self) -> str:
        return str(self.message)


class FileProblem(PalabreError):
    """The ``.palabre`` file cannot be opened, read or written."""


class PlanProblem(PalabreError):
    """A plan or an import holds something that cannot be understood; says where."""


class NotAllowed(PalabreError):
    """The command does not fit the state the workshop is in (a closed step, an unknown person)."""


class RoomProblem(PalabreError):
    """The network, the port or the server stands in the way."""
