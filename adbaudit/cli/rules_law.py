"""`adbaudit rules law CC`: what the law of a country says, in words."""

from __future__ import annotations

import click

from adbaudit.cli.rules_on_file import on_file_command
from adbaudit.model.message import message
from adbaudit.model.on_file import OnFile
from adbaudit.model.rule import RulePack
from adbaudit.ports import Translator


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""
    purpose = message(
        "What the law of countries says of loan apps and your data, as far as it is on file, in full. Without "
        "a country: a line for each provision."
    )
    return on_file_command("law", purpose, _law_of_today, say)


def _law_of_today(pack: RulePack, codes: tuple[str, ...]) -> OnFile:
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.on_file import law_of  # noqa: PLC0415  # as above

    return law_of(pack, codes, SystemClock().now().date())
