"""Python's own import, given back after Qt's binding has put its hook before it."""

from __future__ import annotations

import builtins


def restore_import() -> None:
    """Take the binding's hook off ``import``; to be called before the app's own modules come.

    The hook looks through the source of every module imported, for the sake of ``from __feature__
    import …``, which nothing here uses: some 10 ms until the first window, the sources of all
    modules kept in memory, and a worker thread's imports run into the binding while the window
    paints. Where a version of the binding has no such hook, nothing happens.
    """
    import shiboken6  # noqa: F401 - puts the hook up

    hook, own = (getattr(builtins, name, None)
                 for name in ("__feature_import__", "__orig_import__"))
    if own is not None and builtins.__import__ is hook:
        builtins.__import__ = own
