"""Countries, as far as there is law or a place to complain on file for them."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.local_text import LocalText

STORES = "ANY"
"""The code under which the demands of app stores stand; they hold in every country."""

MEANT = {"UK": "GB", "EL": "GR"}
"""Codes that are in use beside those of ISO 3166, which keeps them free for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """`code` is two letters (ISO 3166), `EU`, or `ANY` for stores; `also_for` names the members of a union."""

    code: str
    name: LocalText
    also_for: tuple[str, ...] = ()

    def holds_in(self, code: str) -> bool:
        """Whether what is on file under this country holds in that one too."""
        return code == self.code or code in self.also_for
