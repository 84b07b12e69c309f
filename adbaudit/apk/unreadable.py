"""Why an APK, or a part of it, could not be read: one stable word, which becomes a trait of the facts."""

from __future__ import annotations

LABORIOUS = "manifest-laborious"
"""A small manifest that is made so that reading it takes minutes or gigabytes."""


class Unreadable(Exception):
    """Stays inside this room: whoever asked turns `why` into a trait and a state, never into silence."""

    def __init__(self, why: str) -> None:
        """Keep the word, such as `cut-off` or `no-manifest`."""
        super().__init__(why)
        self.why = why
