"""`adbaudit rules`: look into the rules and lists, check one's own, ask what an app is."""

from __future__ import annotations

import click

from adbaudit.cli.lazy_group import LazyGroup, show_help
from adbaudit.model.message import message
from adbaudit.ports import Translator

SUBCOMMANDS = ("list", "show", "law", "channels", "explain", "identify", "check", "import")


def command(say: Translator) -> click.Command:
    """The group, its help in the reader's language."""
    return LazyGroup(
        say,
        SUBCOMMANDS,
        "adbaudit.cli.rules_",
        name="rules",
        callback=show_help,
        help=say(
            message(
                "What adbaudit knows: its rules and lists, what they say of an app, and your own beside them. "
                "No phone is needed."
            )
        ),
    )
