"""What the desktop's tests stand on: no screen needed, fonts from the project."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
