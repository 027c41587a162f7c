"""The terms of a cloud: answers gathered as they come, one at a time, and why each is where it is.

Adding or removing an answer costs the same with 20,000 answers as with 200: only the terms it is
in are touched, and the order by count is kept, not sorted anew. The same answers in the same
order give the same terms, whatever was added and removed between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from facilitator.text.decisions import Decisions, differing
from facilitator.text.entries import Answer, Entry, Spelling
from facilitator.text.explain import Reason, put_together, taken_from
from facilitator.text.items import items_of
from facilitator.text.lexicon import lexicon, primary
from facilitator.text.ranked import Rank, Ranked
from facilitator.text.rules import Rule, Rules, Step
from facilitator.text.slips import Slips
from facilitator.text.spellings import Spellings


@dataclass(frozen=True, slots=True)
class Term:
    """One term as it is shown. ``count`` is people or answers, as the rules say."""

    key: str
    label: str
    count: int
    answers: int
    people: int


class TermIndex:
    """The terms of one step's answers, kept up to date answer by answer. Not thread-safe."""

    def __init__(
        self, language: str = "fr", rules: Rules | None = None, decisions: Decisions | None = None
    ) -> None:
        self.language = primary(language)
        self.rules = rules or Rules()
        self._decisions = decisions or Decisions()
        self._answers: dict[str, Answer] = {}
        self._abstained: dict[str, None] = {}
        self._spellings = Spellings(self.language, self.rules)
        self._entries: dict[str, Entry] = {}
        self._ranked: Ranked[None] = Ranked()
        # Without a dictionary nothing tells a slip from a word.
        links = lexicon(self.language).has_morphology and (self.rules.slips or self.rules.accents)
        self._slips = Slips(accents_only=not self.rules.slips) if links else None
        self._next = 0

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def decisions(self) -> Decisions:
        """Return the decisions in force."""
        return self._decisions

    @property
    def abstentions(self) -> tuple[str, ...]:
        """Return the ids of the answers that say nothing, in the order they came."""
        return tuple(self._abstained)

    def add(self, answer_id: str, text: str, person: str | None = None) -> frozenset[str]:
        """Take an answer in; return the keys of the terms that changed, appeared or went.

        ``person`` is who gave it; an answer without one counts as a person of its own. An id that
        is already there is replaced, and counts as the newest.
        """
        changed = set(self.remove(answer_id)) if answer_id in self._answers else set()
        items = items_of(text, self.language, self.rules)
        answer = Answer(text, person if person is not None else f"\0{answer_id}", items, self._next)
        self._next += 1
        self._answers[answer_id] = answer
        if not items:
            self._abstained[answer_id] = None
        for at, item in enumerate(items):
            changed |= self._join(item, at, answer_id, answer)
        return frozenset(changed)

    def remove(self, answer_id: str) -> frozenset[str]:
        """Take an answer out; return the keys of the terms that changed. KeyError if absent."""
        answer = self._answers.pop(answer_id)
        self._abstained.pop(answer_id, None)
        changed: set[str] = set()
        for item in answer.items:
            changed |= self._leave(item, answer_id, answer)
        return frozenset(changed)

    def decide(self, decisions: Decisions) -> frozenset[str]:
        """Put other decisions in force; return the keys of the terms that changed.

        Only what the two decisions tell apart is looked at again.
        """
        old, self._decisions = self._decisions, decisions
        touched = differing(old.renames, decisions.renames) | (old.hidden ^ decisions.hidden)
        merged = differing(old.merges, decisions.merges)
        terms = {key for one in merged for key in (one, old.target(one), decisions.target(one))}
        members = {one.text: one for key in terms if key in self._entries
                   for one in self._entries[key].spellings.values()}
        forms = differing(old.splits, decisions.splits)
        members |= {one.text: one for one in self._spellings.decided_by(merged, forms)}
        moved = self._resolve_again(members.values())
        return frozenset(moved | (touched & self._entries.keys()))

    def terms(self, limit: int | None = None, *, hidden: bool = False) -> tuple[Term, ...]:
        """Return the terms by count, the older first among equals; at most ``limit`` of them.

        With ``hidden`` true the terms that were hidden are returned instead of the others.
        """
        return tuple(map(self.term, islice(self.ranking(hidden=hidden), limit)))

    def ranking(self, *, hidden: bool = False) -> Iterator[str]:
        """Yield the keys of the terms in the order of :meth:`terms`."""
        return (key for key in self._ranked if (key in self._decisions.hidden) == hidden)

    def rank(self, key: str) -> Rank:
        """Return what :meth:`terms` are ordered by. Raises KeyError where no answer is in it."""
        entry = self._entries[key]
        return -self._count(entry), entry.first

    def term(self, key: str) -> Term:
        """Return one term, hidden or not. Raises KeyError where no answer is in it."""
        entry = self._entries[key]
        spelled = entry.label.shown if entry.label else key
        label = self._decisions.renames.get(key, spelled)
        return Term(key, label, self._count(entry), len(entry.answers), len(entry.people))

    def answer_ids(self, key: str) -> tuple[str, ...]:
        """Return the answers of a term in the order they came."""
        return tuple(sorted(self._entries[key].answers, key=lambda one: self._answers[one].order))

    def people(self, key: str) -> frozenset[str]:
        """Return who is in a term; answers given by nobody known are not named here."""
        return frozenset(who for who in self._entries[key].people if not who.startswith("\0"))

    def spellings(self, key: str) -> tuple[str, ...]:
        """Return the spellings in a term, the commonest first."""
        found = self._entries[key].spellings.values()
        return tuple(one.text for one in sorted(found, key=lambda s: (-len(s.answers), s.first)))

    def keys_of(self, answer_id: str) -> tuple[str, ...]:
        """Return the terms that an answer is in; none for an abstention."""
        items = self._answers[answer_id].items
        return tuple(dict.fromkeys(key for item in items for key in self._spellings[item].keys))

    def explain(self, key: str) -> tuple[Reason, ...]:
        """Return every answer of a term with why it is there, in the order they came."""
        reasons: list[Reason] = []
        told: dict[tuple[str, str], tuple[Step, ...]] = {}  # many people type the same
        for answer_id in self.answer_ids(key):
            answer = self._answers[answer_id]
            for one in (self._spellings[item] for item in answer.items):
                if key not in one.keys:
                    continue
                said = answer.text, one.text
                if said not in told:
                    told[said] = self._why(answer, one, key)
                reasons.append(Reason(answer_id, *said, told[said]))
        return tuple(reasons)

    def _join(self, item: str, at: int, answer_id: str, answer: Answer) -> set[str]:
        spelling = self._spellings.get(item)
        changed: set[str] = set()
        if spelling is None:
            spelling = self._spellings.add(item)
            changed = self._introduce(spelling)
            spelling.keys = self._keys(spelling)
        spelling.answers[answer_id] = (answer.order, at)
        for key in spelling.keys:
            entry = self._entries.setdefault(key, Entry())
            entry.put(spelling, answer_id, answer.person)
            entry.heard(spelling)
            self._rank(key)
        return changed.union(spelling.keys)

    def _leave(self, item: str, answer_id: str, answer: Answer) -> set[str]:
        spelling = self._spellings[item]
        del spelling.answers[answer_id]
        changed = set(spelling.keys)
        for key in spelling.keys:
            entry = self._entries[key]
            entry.take(spelling, answer_id, answer.person)
            if not spelling.answers:
                del entry.spellings[spelling.text]
            self._settle(key)
        if not spelling.answers:
            self._spellings.remove(spelling)
            changed |= self._forget(spelling)
        return changed

    def _settle(self, key: str) -> None:
        """Choose a term's label anew after something left or moved; drop it once it is empty."""
        entry = self._entries[key]
        entry.recount()
        if not entry.spellings:
            del self._entries[key]
        self._rank(key)

    def _introduce(self, spelling: Spelling) -> set[str]:
        if self._slips is None:
            return set()
        moved: set[str] = set()
        for word in spelling.folded.words:
            moved |= self._slips.add(word)
        return self._resolve_users(moved)

    def _forget(self, spelling: Spelling) -> set[str]:
        if self._slips is None:
            return set()
        moved: set[str] = set()
        for word in spelling.folded.words:
            moved |= self._slips.remove(word)
        return self._resolve_users(moved)

    def _resolve_users(self, words: Iterable[str]) -> set[str]:
        return self._resolve_again(one for one in self._spellings.with_words(words) if one.answers)

    def _resolve_again(self, spellings: Iterable[Spelling]) -> set[str]:
        """Move spellings whose words now stand for others; return the terms that changed."""
        changed: set[str] = set()
        for spelling in list(spellings):
            old, new = spelling.keys, self._keys(spelling)
            if old == new:
                continue
            for key in old:
                self._entries[key].spellings.pop(spelling.text, None)
                for answer_id in spelling.answers:
                    self._entries[key].take(spelling, answer_id, self._answers[answer_id].person)
            spelling.keys = new
            for key in new:
                entry = self._entries.setdefault(key, Entry())
                for answer_id in spelling.answers:
                    entry.put(spelling, answer_id, self._answers[answer_id].person)
            changed.update(old, new)
        for key in changed:
            self._settle(key)
        return changed

    def _keys(self, spelling: Spelling) -> tuple[str, ...]:
        """Return the keys of the terms that a spelling belongs to at present."""
        split_into = self._decisions.splits.get(spelling.form)
        found = split_into or (self._folded_key(spelling),)
        return tuple(dict.fromkeys(map(self._decisions.target, found)))

    def _folded_key(self, spelling: Spelling) -> str:
        # A decision about the form as folded holds even if a slip would lead elsewhere.
        if self._slips is None or spelling.base in self._decisions.merges:
            return spelling.base
        roots = [self._slips.root(word.key) for word in spelling.folded.words]
        if all(root == word.key for root, word in zip(roots, spelling.folded.words, strict=True)):
            return spelling.base
        return self._spellings.key_of(roots, spelling.text)

    def _why(self, answer: Answer, spelling: Spelling, key: str) -> tuple[Step, ...]:
        steps = taken_from(answer, spelling)
        if spelling.form in self._decisions.splits:
            return (*steps, Step(Rule.SPLIT_OFF, spelling.text, key))
        base = self._folded_key(spelling)
        mended = self._slips is not None and spelling.base not in self._decisions.merges
        root = self._slips.root if mended and self._slips is not None else str
        last = put_together(spelling, root, self.language, self.rules)
        merged = (Step(Rule.MERGED, base, key),) if base != key else ()
        return steps + spelling.folded.steps + last + merged

    def _count(self, entry: Entry) -> int:
        return len(entry.people) if self.rules.once_per_person else len(entry.answers)

    def _rank(self, key: str) -> None:
        """Keep the order by count up to date for one term."""
        if key in self._entries:
            self._ranked.put(key, self.rank(key), None)
        else:
            self._ranked.drop(key)
