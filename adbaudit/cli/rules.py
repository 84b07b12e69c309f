"""`adbaudit rules`: look into the rules and lists, check one's own, ask what an app is."""

from __future__ import annotations

from importlib import import_module
from typing import cast

import click

from adbaudit.cli.help_words import speaking
from adbaudit.model.message import message
from adbaudit.ports import Translator

SUBCOMMANDS = ("list", "show", "law", "channels", "explain", "identify", "check", "import")


def command(say: Translator) -> click.Command:
    """The group, its help in the reader's language."""
    return _Rules(say)


class _Rules(click.Group):
    """Each subcommand's module is imported only when that one is meant."""

    def __init__(self, say: Translator) -> None:
        super().__init__(
            name="rules",
            invoke_without_command=True,
            callback=_show_help,
            help=say(
                message(
                    "What adbaudit knows: its rules and lists, what they say of an app, and your own beside them. "
                    "No phone is needed."
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
            cast("click.Command", import_module(f"adbaudit.cli.rules_{cmd_name}").command(self._say)), self._say
        )


@click.pass_context
def _show_help(context: click.Context) -> None:
    """By itself the command tells what it has."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
