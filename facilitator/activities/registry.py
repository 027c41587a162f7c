"""Find the kinds: every folder here that names a ``KIND`` is one. Nothing lists them."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import sys
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

from facilitator.activities.kind import AnyKind, Kind, Kinds


def discover(extra: Iterable[Path] = ()) -> Kinds:
    """Return the kinds by name: the built-in ones and those in folders under ``extra``.

    Raises :class:`ValueError` where two kinds bear one name or a name is not its folder's.
    """
    import facilitator.activities as home

    found: dict[str, AnyKind] = {}
    for info in pkgutil.iter_modules(home.__path__):
        if info.ispkg:
            module = importlib.import_module(f"{home.__name__}.{info.name}")
            _add(found, info.name, getattr(module, "KIND", None))
    for folder in extra:
        for place in sorted(path.parent for path in folder.glob("*/__init__.py")):
            _add(found, place.name, _load(place))
    return MappingProxyType(dict(sorted(found.items())))


def _load(place: Path) -> object:
    name = f"palabre_kind_{place.name}"
    spec = importlib.util.spec_from_file_location(
        name, place / "__init__.py", submodule_search_locations=[str(place)]
    )
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return getattr(module, "KIND", None)


def _add(found: dict[str, AnyKind], folder: str, kind: object) -> None:
    if kind is None:
        return
    made = kind() if isinstance(kind, type) else kind
    if not isinstance(made, Kind):
        raise ValueError(f"{folder}: KIND is not a kind of activity")
    if made.name != folder or made.name in found:
        raise ValueError(f"{folder}: a kind bears its folder's name, once")
    found[made.name] = made
