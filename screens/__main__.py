"""``python -m screens FOLDER``: render every window and page."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Render the phone pages, then the desktop's windows."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build/screens")
    from ui.imports import restore_import

    restore_import()  # as the app does
    from screens import desktop, phone

    phones = phone.render(target / "phone")
    windows = desktop.render(target / "desktop")
    print(f"{len(phones)} phone pages, windows in {windows}")


if __name__ == "__main__":
    main()
