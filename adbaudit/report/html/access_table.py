"""What one app asks for, what it can do now and why, and when the phone last saw it do so; for each user."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from adbaudit.model.access import Access, Effective
from adbaudit.model.appop import OpMode
from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import group_name, special_access_name
from adbaudit.model.special_access import SpecialAccess, SpecialAccessState
from adbaudit.report.difference.words import answer_name
from adbaudit.report.html.block import Block, Cell, Heading, Paragraph, Table, Tone
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.overview import TONES
from adbaudit.report.naming import access_name, answer_in_file, time_name, user_name
from adbaudit.report.page import Page, Row

_NOTHING = Markup("–")
"""Where nothing was observed, and nothing was looked for."""


def access_tables(frame: Frame, page: Page) -> Iterator[Block]:
    """What was never asked for is left out; that nothing was asked for is said."""
    is_file = not page.app.in_phone
    title = message("What it asks for") if is_file else message("What it can read")
    yield Heading(text=frame.speech(title), depth=3)
    for row in page.rows:
        rows = (*_permissions(frame, row), *_special(frame, row))
        about = title
        if page.names_users and row.user is not None:
            about = message("{title} [{users}]", title=title, users=user_name(row.user, frame.outline.user(row.user)))
        if rows:
            yield Table(
                caption=frame.speech(about),
                hides_caption=about is title,
                heads=tuple(map(frame.speech, _heads(is_file=is_file))),
                rows=tuple(one[: 3 if is_file else None] for one in rows),
            )
        else:
            none = message("As far as was read, it asks for none of what adbaudit looks at.")
            yield Paragraph(text=frame.speech(message("{title}: {told}", title=about, told=none)))


def _heads(*, is_file: bool) -> Iterator[Message]:
    yield message("What")
    yield message("Now") if not is_file else message("Once installed")
    yield message("Because")
    if not is_file:
        yield message("Last use")


def _permissions(frame: Frame, row: Row) -> Iterator[tuple[Cell, ...]]:
    for access in row.installed.access:
        if access.effective is not Effective.NOT_REQUESTED:
            yield (
                Cell(
                    text=frame.capital(group_name(access.group)),
                    more=frame.speech.plain(access.permission.removeprefix("android.permission.")),
                ),
                Cell(text=frame.speech(access_name(row, access)), tone=TONES[access.effective]),
                Cell(text=frame.speech(access.because)),
                Cell(text=frame.speech(_last_use(frame, access)), more=_noted(frame, access)),
            )


def _special(frame: Frame, row: Row) -> Iterator[tuple[Cell, ...]]:
    for special in row.installed.special_access:
        if special.state is not SpecialAccessState.OFF:
            name, tone, reason = _special_answer(row, special)
            yield (
                Cell(text=frame.capital(special_access_name(special.kind)), more=_component(frame, special)),
                Cell(text=frame.speech(name), tone=tone),
                Cell(text=_NOTHING if reason is None else frame.speech(reason)),
                Cell(text=_NOTHING),
            )


def _special_answer(row: Row, special: SpecialAccess) -> tuple[Message, Tone, Message | None]:
    """A file that names a service for it was read, and asks; how it was switched on at a phone nobody saw."""
    if row.user is None and special.component is not None:
        return answer_in_file(Effective.ASKS), TONES[Effective.ASKS], None
    if special.state is SpecialAccessState.UNKNOWN:
        return answer_name(special.state), "unknown", message("could not be read")
    return answer_name(special.state), "now", None


def _component(frame: Frame, special: SpecialAccess) -> Markup | None:
    return None if special.component is None else frame.speech.plain(special.component)


def _last_use(frame: Frame, access: Access) -> Message:
    """No record is never told as “never”."""
    if access.last_access is not None:
        return time_name(access.last_access, frame.outline.zone)
    is_unknown = access.op_mode is OpMode.UNKNOWN or access.is_use_without_time
    return message("not known") if is_unknown else message("no record")


def _noted(frame: Frame, access: Access) -> Markup | None:
    """How often it was used, and that it was refused; of what the phone did not note nothing is told."""
    told = (*_count(frame, access), *_refusals(frame, access))
    return Markup("; ").join(map(frame.speech, told)) if told else None


def _count(frame: Frame, access: Access) -> Iterator[Message]:
    counted, zone = access.count, frame.outline.zone
    if counted is not None and counted.accesses:
        yield messages(
            "noted once from {begin} to {end}",
            "noted {count} times from {begin} to {end}",
            counted.accesses,
            begin=time_name(counted.begin, zone),
            end=time_name(counted.end, zone),
        )


def _refusals(frame: Frame, access: Access) -> Iterator[Message]:
    counted, zone = access.count, frame.outline.zone
    if access.last_reject is not None:
        yield message("last refusal noted {time}", time=time_name(access.last_reject, zone))
    if counted is not None and counted.rejects:
        yield messages(
            "one refusal noted from {begin} to {end}",
            "{count} refusals noted from {begin} to {end}",
            counted.rejects,
            begin=time_name(counted.begin, zone),
            end=time_name(counted.end, zone),
        )
