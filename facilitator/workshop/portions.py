"""Long deeds in several commits, so that phones have their receipts meanwhile.

Each commit holds the writer for a tenth of a second or two; what a phone sends waits for one of
them at most. Should the power be cut in between, what was committed stays so: every portion leaves
a whole file, and the rest is still to be done.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import TypeVar

from facilitator.document.document import Document
from facilitator.document.writer import Written
from facilitator.workshop.kept import Kept

Item = TypeVar("Item")
Portion = Callable[[sqlite3.Connection], Written[int | None]]
"""Does the next part and gives how much that was; None where nothing is left."""
Removal = Callable[[sqlite3.Connection], tuple[Kept, Written[int | None]] | None]
"""Takes the next part out and gives its rows and what changed; None where nothing is left."""
PORTION = 500
"""People or submissions that a commit takes out; of each there are three rows or so."""
TOGETHER = 200
"""Commands given at once by who has thousands to give."""


def cut(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """``items`` in portions of so many."""
    return (items[start:start + size] for start in range(0, len(items), size))


def by_portions(document: Document, kept: Kept, portion: Portion) -> Future[int]:
    """Commit ``portion`` after ``portion`` until it gives None; the future has the sum.

    Deeds on the same ``kept`` follow one another however soon they are given: a return waits until
    the removal is through. A portion that fails ends its deed and is the future's error.
    """
    done: Future[int] = Future()
    before, kept.under_way = kept.under_way, done
    total = 0

    def go(_: object = None) -> None:
        try:
            document.write(portion).add_done_callback(settled)
        except Exception as error:  # the file was closed meanwhile
            done.set_exception(error)

    def settled(future: Future[int | None]) -> None:
        nonlocal total
        error = future.exception()
        if error is not None:
            done.set_exception(error)
        elif (count := future.result()) is None:
            done.set_result(total)
        else:
            total += count
            go()

    if before is None:
        go()
    else:
        before.add_done_callback(go)
    return done


def remove_by_portions(document: Document, kept: Kept, remove: Removal) -> Future[int]:
    """As :func:`by_portions`, for what goes out of the file: ``kept`` has it then, and nothing of
    a portion that could not be written."""
    begun, gone = False, Kept()

    def portion(db: sqlite3.Connection) -> Written[int | None]:
        nonlocal begun, gone
        if not begun:
            kept.clear()
            begun = True
        kept.rows += gone.rows  # of the portion before, which is in the file by now
        gone = Kept()
        removed = remove(db)
        if removed is None:
            return Written(None)
        gone, written = removed
        return written

    return by_portions(document, kept, portion)
