"""The example workshop's file, and a folder to put it in."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path

import resources
from commands.setup import Setup
from facilitator.errors import FileProblem
from facilitator.i18n import N_
from facilitator.workshop.session import Session


def start_demo(setup: Setup, folder: Path, language: str) -> Session:
    """Make the example workshop's file in ``folder``, in a language, and open it."""
    from facilitator.workshop.opening import create_session
    from facilitator.workshop.plan import load_plan
    from facilitator.workshop.spoken import in_language

    plan = in_language(load_plan(resources.path("demo", "plan.toml"), setup.kinds), language)
    return create_session(folder / "demonstration.palabre", plan, setup.kinds, force=True)


def new_folder(out: Path | None) -> Path:
    """The folder asked for, made where it is missing, or a new one for files to be thrown away."""
    if out is None:
        stamp = datetime.now().strftime("%Y-%m-%d-%H%M%S-")
        return Path(tempfile.mkdtemp(prefix=f"palabre-{stamp}"))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            N_("Le dossier {name} ne peut pas être créé : {why}."),
            name=str(out), why=error.strerror or "",
        ) from error
    return out
