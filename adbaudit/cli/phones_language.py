"""`--lang auto`, where a phone or a report of one is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from adbaudit.locale.phones_language import PhonesLanguage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adbaudit.model.report import Report
    from adbaudit.ports import Shell


def hear_phone(shell: Shell) -> None:
    """Ask the phone, only where its language was asked for."""
    listening = _listening()
    if listening is not None:
        from adbaudit.workflow.phones_language import language_of_phone  # noqa: PLC0415  # only with `--lang auto`

        listening.hear(language_of_phone(shell))


def hear_reports(reports: Sequence[Report]) -> None:
    """Take the language of the first phone that told one."""
    hear_languages([report.device.language for report in reports if report.device is not None])


def hear_languages(tags: Sequence[str | None]) -> None:
    """Take the first language that we have."""
    listening = _listening()
    for tag in tags:
        if listening is not None:
            listening.hear(tag)


def _listening() -> PhonesLanguage | None:
    context = click.get_current_context(silent=True)
    return None if context is None else context.find_object(PhonesLanguage)
