"""Commands whose modules are imported only when they are meant, so that `--help` stays quick."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any, cast

import click

from adbaudit.cli.help_words import speaking
from adbaudit.ports import Translator


class LazyGroup(click.Group):
    """The command `name` of the group is `command(say)` in the module `<modules>name`."""

    def __init__(
        self,
        say: Translator,
        commands: Sequence[str],
        modules: str,
        **given: Any,  # noqa: ANN401  # what click takes
    ) -> None:
        """`commands` in the order in which help tells them."""
        super().__init__(invoke_without_command=True, **given)
        self._say = say
        self._names = tuple(commands)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click asks with the context
        """Every command."""
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        """The command of that name, with its module."""
        if cmd_name not in self._names:
            return None
        made = cast("click.Command", import_module(f"{self._modules}{cmd_name}").command(self._say))
        return speaking(made, self._say)


@click.pass_context
def show_help(context: click.Context) -> None:
    """By itself a command with commands tells what it has."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
