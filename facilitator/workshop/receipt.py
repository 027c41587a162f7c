"""What is given back for a submission."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answers are on the disk. ``repeated`` says they already were."""

    submission_id: str
    answer_ids: tuple[str, ...]
    repeated: bool = False
