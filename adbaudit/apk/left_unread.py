"""What of a file on the phone was not fetched, by what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.apk.contents import Contents
from adbaudit.model.gap import Gap
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName

TOO_MUCH = message("reading it would have taken more of the file than adbaudit fetches")
NOT_FETCHED = "not-fetched"


def left_unread(package: PackageName, path: str, contents: Contents, *, missed: int) -> Iterator[Gap]:
    """Of `missed` stretches that the reader asked for in vain, the signature is one at most; all the rest are texts."""
    is_unsigned = contents.signature is None and NOT_FETCHED in contents.traits
    if missed and is_unsigned:
        wanted = message("who signed {package}", package=package)
        yield Gap(source=path, wanted=wanted, reason=TOO_MUCH, package=package)
    if missed > is_unsigned:
        yield names_left(package, path)


def names_left(package: PackageName, path: str) -> Gap:
    """Texts were left on the phone."""
    return Gap(
        source=path,
        wanted=message("every name that {package} shows", package=package),
        reason=message("The file's table of texts is large, and fetching it would have taken long."),
        package=package,
    )
