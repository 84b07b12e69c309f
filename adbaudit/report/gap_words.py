"""What was not read, and why, in a sentence for each line of gaps."""

from __future__ import annotations

from adbaudit.model.message import Message, message
from adbaudit.model.user import UserId, UserKind
from adbaudit.report.gap_lines import GapLine
from adbaudit.report.naming import user_name
from adbaudit.report.outline import Outline
from adbaudit.report.words import some_of

_NAMED_AT_MOST = 5
_SOURCES_NAMED = 2


def gap_words(line: GapLine, outline: Outline) -> Message:
    """What was wanted, why it did not come, of which apps and users."""
    if line.is_closed and line.user is not None:
        return _closed(line.user, outline)
    wanted = some_of(line.wanted, _NAMED_AT_MOST)
    what = message("{wanted}: {reason}", wanted=wanted, reason=line.reason)
    if line.sources:
        sources = some_of([message("{name}", name=source) for source in line.sources], _SOURCES_NAMED)
        what = message("{wanted}: {reason} (from {source})", wanted=wanted, reason=line.reason, source=sources)
    if line.packages:
        packages = some_of([message("{name}", name=package) for package in line.packages], _NAMED_AT_MOST)
        what = message("{what}; {packages}", what=what, packages=packages)
    if line.user is None or (line.packages and not outline.several_users):
        return what
    return message("{what}; {users}", what=what, users=user_name(line.user, outline.user(line.user)))


def _closed(user: UserId, outline: Outline) -> Message:
    """The phone lets nobody look at this user from outside, so a person has to."""
    known = outline.user(user)
    match known.kind if known else None:
        case UserKind.SECURE:
            return message(
                "The Secure Folder could not be fully looked at. Open it on the phone and check its apps by hand."
            )
        case UserKind.WORK:
            return message(
                "The work profile could not be fully looked at. "
                "Open the Work tab among the apps on the phone and check them by hand."
            )
        case UserKind.CLONE:
            return message(
                "The second copies of apps (dual apps) could not be fully looked at. "
                "Open Dual apps in the phone's settings and check them by hand."
            )
        case _:
            return message(
                "The user “{user}” could not be fully looked at. Change to it on the phone and check its apps by hand.",
                user=user_name(user, known),
            )
