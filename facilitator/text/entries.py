"""What a term index keeps: answers, their spellings, and the terms that gather them."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.text.folding import Folded

Place = tuple[int, int]  # order of the answer, position of the item in it


@dataclass(slots=True)
class Answer:
    """One answer as it was given, and the items it was split into."""

    text: str
    person: str
    items: tuple[str, ...]
    order: int


@dataclass(slots=True, eq=False)
class Spelling:
    """One way of writing, with the answers that used it and the terms it is in at present."""

    text: str
    shown: str  # without the marks around it
    folded: Folded
    base: str  # the term's key before slips and decisions
    form: str  # the key under which it is split off
    answers: dict[str, Place] = field(default_factory=dict)  # answer id -> place, oldest first
    keys: tuple[str, ...] = ()

    @property
    def first(self) -> Place:
        """Return the place of the oldest item so spelled."""
        return next(iter(self.answers.values()))


@dataclass(slots=True, eq=False)
class Entry:
    """One term: its spellings, and who gave them."""

    spellings: dict[str, Spelling] = field(default_factory=dict)
    answers: dict[str, int] = field(default_factory=dict)  # answer id -> spellings in this term
    people: dict[str, int] = field(default_factory=dict)  # person -> answers in this term
    label: Spelling | None = None
    first: Place = (-1, 0)

    def put(self, spelling: Spelling, answer_id: str, person: str) -> None:
        """Count one answer's spelling in."""
        self.spellings[spelling.text] = spelling
        before = self.answers.get(answer_id, 0)
        self.answers[answer_id] = before + 1
        if not before:
            self.people[person] = self.people.get(person, 0) + 1

    def take(self, spelling: Spelling, answer_id: str, person: str) -> None:
        """Count one answer's spelling out."""
        self.answers[answer_id] -= 1
        if not self.answers[answer_id]:
            del self.answers[answer_id]
            self.people[person] -= 1
            if not self.people[person]:
                del self.people[person]

    def heard(self, spelling: Spelling) -> None:
        """Look whether a spelling that just gained an answer is now the commonest."""
        if self.label is None:
            self.label, self.first = spelling, spelling.first
        elif len(spelling.answers) > len(self.label.answers) or _rank(spelling) < _rank(self.label):
            self.label = spelling

    def recount(self) -> None:
        """Choose label and first appearance anew, after something was taken away or moved."""
        spellings = [one for one in self.spellings.values() if one.answers]
        self.label = min(spellings, key=_rank) if spellings else None
        self.first = min((one.first for one in spellings), default=(-1, 0))


def _rank(spelling: Spelling) -> tuple[int, Place]:
    """Order spellings by how common they are, the older first among equals."""
    return -len(spelling.answers), spelling.first
