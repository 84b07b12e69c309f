"""A phone: what it is called, which Android it runs, who uses it."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.user import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """`id` is a keyed hash, never a serial. Fields, the id too, are `None` where the phone did not say."""

    id: str | None
    manufacturer: str | None
    model: str | None
    android: str | None
    sdk: int | None
    skin: str | None
    security_patch: str | None
    country: str | None = None
    """ISO 3166 code read from the phone's locale or SIM, a hint only."""
    language: str | None = None
    """What the phone's own screens speak, a tag such as `es-MX`."""
    users: tuple[User, ...] = ()
