"""`adbaudit rules channels CC`: where to complain in a country, in words."""

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
        "Where to complain in countries, as far as it is on file: in which case, what to bring, how long it "
        "takes. Without a country: a line for each place."
    )
    return on_file_command("channels", purpose, _channels, say)


def _channels(pack: RulePack, codes: tuple[str, ...]) -> OnFile:
    from adbaudit.workflow.on_file import channels_of  # noqa: PLC0415  # `--help` stays quick

    return channels_of(pack, codes)
