"""`adbaudit undo`: put back what a revoke changed, by its journal."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.asking import is_agreed
from adbaudit.cli.midway import telling_if_begun
from adbaudit.cli.options import adding, language_option
from adbaudit.cli.output import sheet, show_before, write
from adbaudit.cli.path_type import FilePath
from adbaudit.cli.progress import Waiting
from adbaudit.cli.targets import only_phone, phone_options
from adbaudit.model.message import message
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.model.receipt import Receipt
    from adbaudit.report.changes.undo import Whose
    from adbaudit.workflow.undo import Found, ToPutBack

NOT_EFFECTIVE = 5
"""At least one thing was not put back."""


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="undo",
        help=say(
            message(
                "Put back what “adbaudit revoke” changed on the connected phone: by the journal named, else by its "
                "newest. It shows what that is, and asks. What somebody changed since is left alone."
            )
        ),
    )
    @click.argument("receipts", required=False, metavar="[RECEIPTS]", type=FilePath(exists=True))
    @adding(phone_options(say))
    @click.option("--dry-run", "is_dry_run", is_flag=True, help=say(message("Show what it would put back, and stop.")))
    @click.option("--yes", "is_agreed", is_flag=True, help=say(message("Do not ask before the change.")))
    @click.option("--force", "is_forced", is_flag=True, help=say(message("Put back also what was changed since.")))
    @click.option(
        "--format",
        "format_name",
        type=click.Choice(["terminal", "json"]),
        default="terminal",
        show_default=True,
        help=say(message("How to print what came of it.")),
    )
    @language_option(say)
    @click.option("--quiet", is_flag=True, help=say(message("Show no progress.")))
    @click.option("--no-color", is_flag=True, help=say(message("Print without colour.")))
    def undo(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _undo(say, given)

    return undo


def _undo(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.receipts import alone  # noqa: PLC0415  # as above
    from adbaudit.workflow.undo import find_journal, look, planned_only, put_back  # noqa: PLC0415  # as above

    waiting, clock = Waiting(say, given), SystemClock()
    with contextlib.closing(waiting), only_phone(given) as phone, alone(os.environ, phone.device_id):
        found = find_journal(phone, given["receipts"], os.environ)
        ahead = look(phone, waiting, found, is_forced=given["is_forced"])
        waiting.close()
        _ask(say, given, ahead)
        if given["is_dry_run"]:
            return _show(say, given, ahead, planned_only(ahead, clock), found)
        with telling_if_begun(lambda: found.journal.has_grown, _BEGUN):
            receipts = put_back(phone, clock, waiting, found, is_forced=given["is_forced"])
    return _show(say, given, ahead, receipts, found)


_BEGUN = message("Stopped in the middle. What was not put back yet stands in the journal: run “adbaudit undo” again.")


def _ask(say: Translator, given: dict[str, Any], ahead: ToPutBack) -> None:
    """Show what would be put back and ask; no answer is a no.

    Raises:
        click.Abort: it was not agreed to.

    """
    from adbaudit.report.changes.undo import undo_plan_text  # noqa: PLC0415  # `--help` stays quick

    if not ahead.pending and not given["is_dry_run"]:
        return
    page = sheet(os.environ, to_file=False, no_color=given["no_color"])
    show_before(undo_plan_text(ahead.pending, _whose(given, ahead), say, page), given)
    if given["is_agreed"] or given["is_dry_run"]:
        return
    if not is_agreed(say, message("Put all of this back on this phone?")):
        raise click.Abort


def _show(say: Translator, given: dict[str, Any], ahead: ToPutBack, receipts: Sequence[Receipt], found: Found) -> int:
    from adbaudit.report.changes.document import undo_json  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.changes.undo import undo_text  # noqa: PLC0415  # as above

    if given["format_name"] == "json":
        write(undo_json(receipts, say, device=ahead.device, journal=found.path), None)
    elif not given["is_dry_run"]:
        page = sheet(os.environ, to_file=False, no_color=given["no_color"])
        write(undo_text(receipts, _whose(given, ahead), say, page), None)
    return 0 if all(receipt.took_effect for receipt in receipts) else NOT_EFFECTIVE


def _whose(given: dict[str, Any], ahead: ToPutBack) -> Whose:
    from adbaudit.report.changes.undo import Whose  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.changes.words import phone_name  # noqa: PLC0415  # as above

    phone = phone_name(ahead.device, given["serial"] or given["practice"] or "")
    return Whose(phone=phone, users=ahead.device.users, names=ahead.names)
