"""Rules that could not be answered, as gaps: each with its file, and none that a gap of that file tells already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from adbaudit.model.app import App
from adbaudit.model.gap import Gap
from adbaudit.model.message import message
from adbaudit.model.names import subject_name
from adbaudit.model.rule import Unanswered


def open_questions(unanswered: Sequence[Unanswered], apps: Sequence[App], gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """One for each question, in their order."""
    places = {apk.path: apk.where for app in apps if not app.in_phone for apk in app.apks}
    told = {(gap.file, gap.wanted) for gap in gaps if gap.file is not None}
    return tuple(_gap(one, places) for one in unanswered if (places.get(one.path or ""), one.missing) not in told)


def _gap(unanswered: Unanswered, places: Mapping[str, str]) -> Gap:
    """In words: what the rule is about, and what of it was not read."""
    wanted, reason = unanswered.missing, message("it could not be read")
    if unanswered.subject is not None:
        wanted = message("its access to {what}", what=subject_name(unanswered.subject))
        reason = message("not read: {missing}", missing=unanswered.missing)
    return Gap(
        source=unanswered.rule,
        wanted=wanted,
        reason=reason,
        user=unanswered.user,
        package=unanswered.package,
        file=places.get(unanswered.path or ""),
        is_open_question=True,
    )
