"""Small texts that many dumps share: durations, times, identity hashes, uids."""

from __future__ import annotations

import base64
import zlib
from datetime import datetime, timedelta

from adbaudit.practice.android.blueprint import Profile


def duration_text(span: timedelta) -> str:
    """`+1d2h3m4s5ms`: from the largest unit that is not nought down to milliseconds (TimeUtils#formatDuration)."""
    milliseconds = round(span / timedelta(milliseconds=1))
    if milliseconds == 0:
        return "0"
    sign = "-" if milliseconds < 0 else "+"
    rest, fraction = divmod(abs(milliseconds), 1000)
    minutes, seconds = divmod(rest, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [(days, "d"), (hours, "h"), (minutes, "m"), (seconds, "s")]
    while parts and parts[0][0] == 0:
        parts.pop(0)
    return sign + "".join(f"{amount}{unit}" for amount, unit in parts) + f"{fraction}ms"


def time_text(profile: Profile, moment: datetime) -> str:
    """The phone's own wall clock without a zone, as `dumpsys package` prints it."""
    return moment.astimezone(profile.time.tzinfo).strftime("%Y-%m-%d %H:%M:%S")


def exact_time_text(profile: Profile, moment: datetime) -> str:
    """The same with milliseconds, as `dumpsys appops` prints it."""
    return f"{time_text(profile, moment)}.{moment.microsecond // 1000:03d}"


def identity(*parts: object) -> str:
    """A stand-in for `Integer.toHexString(System.identityHashCode(…))`: seven digits or fewer, always the same."""
    return f"{_checksum(*parts) & 0xFFFFFFF:x}"


def random_name(*parts: object) -> str:
    """A stand-in for the 16 random bytes in base64 that name an app's folder."""
    words = [_checksum(*parts, place) for place in range(4)]
    return base64.urlsafe_b64encode(b"".join(word.to_bytes(4, "big") for word in words)).decode()


def uid_text(app_id: int, user_id: int) -> str:
    """`u0a123` for apps, the plain number for the system (UserHandle#formatUid)."""
    if app_id < 10000:
        return str(app_id) if user_id == 0 else f"u{user_id}s{app_id}"
    return f"u{user_id}a{app_id - 10000}"


def scattered(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names in the order of their hashes, as Java's maps give them: stable, but not sorted."""
    return tuple(sorted(names, key=lambda name: (_checksum(name), name)))


def _checksum(*parts: object) -> int:
    """A number that depends on the parts alone."""
    return zlib.crc32("/".join(str(part) for part in parts).encode())
