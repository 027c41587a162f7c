"""Files that ship with Palabre: fonts, icons, themes, translations, templates, phone assets."""

from pathlib import Path


def path(*parts: str) -> Path:
    """Return the path of a shipped resource, e.g. ``path("fonts", "Inter-Regular.ttf")``."""
    return Path(__file__).parent.joinpath(*parts)
