"""Gaps as people read them: those of one user with one reason are one line, those about single apps another."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.gap import Gap
from adbaudit.model.message import Message
from adbaudit.model.report import Report
from adbaudit.model.user import UserId, UserKind
from adbaudit.report.causes import in_plain_words, is_refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLine:
    """What was wanted and why it did not come; `user` is `None` where it is not about one user.

    `is_closed`: the phone lets nobody look at this user, which says more than what was wanted of it.
    """

    wanted: tuple[Message, ...]
    reason: Message
    sources: tuple[str, ...]
    packages: tuple[str, ...]
    user: UserId | None
    is_closed: bool


def gap_lines(report: Report) -> tuple[GapLine, ...]:
    """Every gap in one of the lines, in the order of the report."""
    alike: dict[tuple[UserId | None, Message, bool], list[Gap]] = {}
    for gap in report.gaps:
        alike.setdefault((gap.user, gap.reason, gap.package is None), []).append(gap)
    closed = _closed_users(report)
    lines = [_line(gaps, is_closed=user in closed and is_refusal(why)) for (user, why, _), gaps in alike.items()]
    return tuple(line for at, line in enumerate(lines) if not (line.is_closed and _is_told(line, lines[:at])))


def _line(gaps: list[Gap], *, is_closed: bool) -> GapLine:
    return GapLine(
        wanted=tuple(dict.fromkeys(gap.wanted for gap in gaps)),
        reason=in_plain_words(gaps[0].reason),
        sources=tuple(dict.fromkeys(gap.source for gap in gaps if not gap.is_open_question)),
        packages=tuple(dict.fromkeys(gap.package for gap in gaps if gap.package is not None)),
        user=gaps[0].user,
        is_closed=is_closed,
    )


def _closed_users(report: Report) -> frozenset[UserId]:
    """Users beside the owner about whom the phone refused to say something that is not about one app."""
    users = report.device.users if report.device else ()
    beside = {user.id for user in users if user.kind is not UserKind.OWNER}
    return frozenset(
        gap.user for gap in report.gaps if gap.user in beside and gap.package is None and is_refusal(gap.reason)
    )


def _is_told(line: GapLine, before: list[GapLine]) -> bool:
    return any(other.is_closed and other.user == line.user for other in before)
