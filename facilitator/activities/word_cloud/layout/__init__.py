"""The word cloud's own layout: words stay where they are.

`update` takes the cloud on screen and the terms as they are now to the next cloud; `relayout`
starts afresh on request. Both are pure: the state is the `CloudLayout` they return, and the same
terms in the same order always give the same cloud. A drawer glides each term from its old place
and size to the new one, by key.
"""

from facilitator.activities.word_cloud.layout.engine import MOST, relayout, update
from facilitator.activities.word_cloud.layout.model import (
    COLOURS,
    CloudLayout,
    Frame,
    Ink,
    PlacedTerm,
    Shape,
    Term,
    Trait,
    Width,
)
from facilitator.activities.word_cloud.layout.wrapping import latin_ink

__all__ = [
    "COLOURS",
    "MOST",
    "CloudLayout",
    "Frame",
    "Ink",
    "PlacedTerm",
    "Shape",
    "Term",
    "Trait",
    "Width",
    "latin_ink",
    "relayout",
    "update",
]
