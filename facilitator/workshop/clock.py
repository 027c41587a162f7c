"""Time and identity, given in from outside so that tests can set them."""

from __future__ import annotations

import secrets
import time
import uuid
from dataclasses import dataclass


@dataclass(frozen=True)
class Clock:
    """The real time and fresh ids; a test brings its own."""

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def new_id(self) -> str:
        """A fresh id, unique over all files (later brought together in one database)."""
        return uuid.uuid4().hex

    def new_secret(self) -> str:
        """A secret of 128 bits, safe in an address."""
        return secrets.token_urlsafe(16)
