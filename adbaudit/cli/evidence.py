"""`adbaudit evidence`: seal what was found, and check what was sealed."""

from __future__ import annotations

from importlib import import_module
from typing import cast

import click

from adbaudit.cli.help_words import speaking
from adbaudit.model.message import message
from adbaudit.ports import Translator

SUBCOMMANDS = ("seal", "verify")


def command(say: Translator) -> click.Command:
    """The group, its help in the reader's language."""
    return _Evidence(say)


class _Evidence(click.Group):
    """Each subcommand's module is imported only when that one is meant."""

    def __init__(self, say: Translator) -> None:
        super().__init__(
            name="evidence",
            invoke_without_command=True,
            callback=_show_help,
            help=say(
                message(
                    "Seal what was found so that it can be shown later to be unchanged, and check what was sealed: "
                    "report, receipts and your own files in one zip, with digests and a signature."
                )
            ),
        )
        self._say = say

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click asks with the context
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        if cmd_name not in SUBCOMMANDS:
            return None
        return speaking(
            cast("click.Command", import_module(f"adbaudit.cli.evidence_{cmd_name}").command(self._say)), self._say
        )


@click.pass_context
def _show_help(context: click.Context) -> None:
    """By itself the command tells what it has."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
