"""What a gate says, in words: does the run fail, and what is new since the baseline."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.gate import Standing
from adbaudit.model.message import Message, message, messages
from adbaudit.model.report import Report
from adbaudit.report.entries import Entry, entries


def gate_sentences(report: Report) -> Iterator[Message]:
    """How many findings fail; with a baseline also how many are new, known and gone. Of a phone nothing “fails”."""
    if report.device is not None and not report.gate.has_baseline:
        return
    every = entries(report)
    failing = sum(entry.standing is Standing.FAILS for entry in every)
    if failing:
        yield messages("{count} finding makes this run fail.", "{count} findings make this run fail.", failing)
    if report.gate.has_baseline:
        yield message(
            "Since the baseline: {new} new or worse, {known} known, {gone} gone, {unseen} not looked at this time.",
            new=sum(entry.is_new for entry in every),
            known=sum(entry.standing is Standing.KNOWN for entry in every),
            gone=len(report.gate.vanished),
            unseen=len(report.gate.unseen),
        )


def standing_words(entry: Entry) -> Message:
    """How one finding stands."""
    words = {
        Standing.FAILS: message("fails"),
        Standing.KNOWN: message("known"),
        Standing.TOLD: message("only told"),
    }[entry.standing]
    return message("{stands}, new or worse", stands=words) if entry.is_new else words
