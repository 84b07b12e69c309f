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
    listening = _listening()
    for report in reports:
        if listening is not None and report.device is not None:
            listening.hear(report.device.language)


def _listening() -> PhonesLanguage | None:
    context = click.get_current_context(silent=True)
    return None if context is None else context.find_object(PhonesLanguage)
