"""What the run has to say of itself: what was not read, what is gone since the baseline, what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.gap import Gap
from adbaudit.model.message import Message, message, messages
from adbaudit.model.report import Report
from adbaudit.report.json_format.values import JsonObject, JsonValue
from adbaudit.report.sarif.locations import file_location
from adbaudit.report.sarif.texts import Texts
from adbaudit.report.since_baseline import gone, not_seen


def notifications(report: Report, left_out: int, texts: Texts) -> Iterator[JsonObject]:
    """Gaps are errors: the run was not whole. What is gone is no result, lest a viewer shows it as still there."""
    yield from (_of_gap(gap, texts) for gap in report.gaps)
    if left_out:
        more = messages(
            "{count} finding did not fit into this format; the others are here, the worst first.",
            "{count} findings did not fit into this format; the others are here, the worst first.",
            left_out,
        )
        yield _notification("left-out", "error", more, texts)
    for sentence in not_seen(report):
        yield _notification("not-seen-again", "warning", sentence, texts)
    for sentence in gone(report):
        yield _notification("gone", "note", sentence, texts)


def _of_gap(gap: Gap, texts: Texts) -> JsonObject:
    what = message("{wanted}: {reason}", wanted=gap.wanted, reason=gap.reason)
    if gap.package:
        what = message("{what}; {packages}", what=what, packages=gap.package)
    told = _notification("not-read", "error", what, texts)
    if gap.file is not None:
        told["locations"] = list[JsonValue]([file_location(gap.file)])
    return told


def _notification(name: str, level: str, sentence: Message, texts: Texts) -> JsonObject:
    return {"descriptor": {"id": name}, "level": level, "message": texts(sentence)}
