"""Which file an app is and where it came from, as far as the phone tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.apk import ApkFacts
from adbaudit.model.app import in_sentence
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.message import Message, message
from adbaudit.report.letters.times import exact_time
from adbaudit.report.naming import installer_name

_FIRST_YEAR = 2012
"""No phone that adbaudit reads was sold before; clocks that were never set stand at 1970, 2008 or 2009."""


def files(apks: Sequence[ApkFacts]) -> Iterator[Message]:
    """Which file it is; what was not asked of the phone is told as not read."""
    digests = dict.fromkeys(apk.sha256 for apk in apks if apk.sha256)
    yield from (message("SHA-256 of its APK file: {digest}", digest=digest) for digest in digests)
    if not digests:
        yield message("The SHA-256 of its APK file was not read.")


def origin(one: InstalledPackage) -> Iterator[Message]:
    """When it was installed and by whom; a date that says less than it seems to is told with the reason."""
    if one.system:
        yield message("The phone lists it among the apps that came with it.")
    yield _installed(one)
    if one.updated_at is not None and one.updated_at != one.installed_at:
        yield message("The phone notes that it was last updated on {time}.", time=exact_time(one.updated_at))
    yield from _source(one)


def _installed(one: InstalledPackage) -> Message:
    if one.installed_at is None:
        return message("When it was installed could not be read.")
    time = exact_time(one.installed_at)
    if one.system:
        return message(
            "The phone notes {time} as the day of its install; for an app that came with the phone that is a day of "
            "the phone’s software, not one on which somebody installed it.",
            time=time,
        )
    if one.installed_at.year < _FIRST_YEAR:
        return message(
            "The phone notes {time} as the day of its install, which cannot be right: its clock was probably not set "
            "then.",
            time=time,
        )
    return message("The phone notes that it was installed on {time}.", time=time)


def _source(one: InstalledPackage) -> Iterator[Message]:
    if one.is_sideloaded:
        yield message("The phone notes that it was installed from a file, not from a store.")
    elif name := one.initiating_package or one.installer:
        yield message("The phone names as its installer: {installer}.", installer=installer_name(in_sentence(name)))
    elif not one.system:
        yield message("Which store or app installed it is not known from the phone.")
