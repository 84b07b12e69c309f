"""The options of `adbaudit revoke`, and what a person chose with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from adbaudit.errors import UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.workflow.revoke import Choice

LAST_RESORTS = ("stop", "suspend", "disable", "uninstall")
"""The values of `LastResort`, whose module `--help` can do without."""


def revoke_options(say: Translator) -> list[Any]:
    """Which apps, what about them, and how it is told."""
    return [*_what(say), *_how(say)]


def _what(say: Translator) -> list[Any]:
    return [
        click.option(
            "--package",
            "packages",
            multiple=True,
            metavar="P",
            help=say(message("Only this app (may be given several times); without it, every loan app with a finding.")),
        ),
        click.option(
            "--group",
            "subjects",
            multiple=True,
            metavar="G",
            help=say(message("Only this: contacts, sms, call-log, overlay … (may be given several times).")),
        ),
        click.option(
            "--then",
            "last_resorts",
            multiple=True,
            type=click.Choice(LAST_RESORTS),
            help=say(
                message(
                    "At the very end, do this to each app as a whole; never done unless named (may be given several "
                    "times). stop: until it is opened again; suspend: nobody can open it; disable: it does not run at "
                    "all; uninstall: only says how, and what is lost."
                )
            ),
        ),
    ]


def _how(say: Translator) -> list[Any]:
    return [
        click.option("--dry-run", "is_dry_run", is_flag=True, help=say(message("Show the plan and change nothing."))),
        click.option("--yes", "is_agreed", is_flag=True, help=say(message("Do not ask before the change."))),
        click.option(
            "--commands", "with_commands", is_flag=True, help=say(message("Show the adb commands in the plan, too."))
        ),
        click.option(
            "--no-proof",
            "without_proof",
            is_flag=True,
            help=say(message("Do not keep the report and the raw answers from before the change.")),
        ),
        click.option(
            "--format",
            "format_name",
            type=click.Choice(["terminal", "json"]),
            default="terminal",
            show_default=True,
            help=say(message("How to print what came of it.")),
        ),
    ]


def choice_in(given: dict[str, Any]) -> Choice:
    """What is to be changed.

    Raises:
        UsageFault: something was named that cannot be switched off.

    """
    from adbaudit.model.plan import LastResort  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.revoke import Choice  # noqa: PLC0415  # as above

    return Choice(
        packages=frozenset(given["packages"]),
        subjects=_subjects(given["subjects"]),
        last_resorts=frozenset(map(LastResort, given["last_resorts"])),
        keeps_proof=not given["without_proof"],
        is_dry_run=given["is_dry_run"],
    )


def _subjects(names: Sequence[str]) -> frozenset[str]:
    """The groups that were named.

    Raises:
        UsageFault: one of them is no group.

    """
    from adbaudit.plan.build import SUBJECTS  # noqa: PLC0415  # `--help` stays quick

    for name in names:
        if name not in SUBJECTS:
            raise UsageFault(
                message("“{text}” is nothing that can be switched off.", text=name),
                means=message("Permissions go by the names of their groups, special access by its own."),
                next_step=message("Choose from these: {names}", names=", ".join(SUBJECTS)),
            )
    return frozenset(names)
