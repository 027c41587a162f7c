"""Loading in good time what the first answer would have to wait for."""

from __future__ import annotations

import threading

from facilitator.activities.kind import Capability
from facilitator.workshop.session import Session


def warm(session: Session) -> threading.Thread | None:
    """Load the dictionary of the workshop's language on a thread of its own (0.3 to 0.9 s).

    Gives that thread, None where no step folds answers into terms. Only the plan is read here;
    the thread never touches the file, so that it need not be waited for when that is closed.
    """
    kinds = [session.kinds.get(step.kind) for step in session.steps()]
    if not any(kind and Capability.TERMS in kind.capabilities for kind in kinds):
        return None
    from facilitator.text.lexicon import prepare

    language = session.workshop().language
    thread = threading.Thread(target=prepare, args=(language,), name="palabre-words", daemon=True)
    thread.start()
    return thread
