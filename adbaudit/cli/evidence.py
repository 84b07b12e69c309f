"""`adbaudit evidence`: seal what was found, and check what was sealed."""

from __future__ import annotations

import click

from adbaudit.cli.lazy_group import LazyGroup, show_help
from adbaudit.model.message import message
from adbaudit.ports import Translator

SUBCOMMANDS = ("seal", "verify")


def command(say: Translator) -> click.Command:
    """The group, its help in the reader's language."""
    return LazyGroup(
        say,
        SUBCOMMANDS,
        "adbaudit.cli.evidence_",
        name="evidence",
        callback=show_help,
        help=say(
            message(
                "Seal what was found so that it can be shown later to be unchanged, and check what was sealed: "
                "report, receipts and your own files in one zip, with digests and a signature."
            )
        ),
    )
