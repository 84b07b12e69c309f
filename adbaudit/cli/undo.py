"""`adbaudit undo`: put back what a revoke changed, by its journal."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from adbaudit.cli.options import adding
from adbaudit.cli.output import sheet, write
from adbaudit.cli.progress import progress
from adbaudit.cli.targets import only_phone, phone_options
from adbaudit.model.message import message
from adbaudit.ports import Translator

NOT_EFFECTIVE = 5
"""At least one thing was not put back."""


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="undo",
        help=say(
            message(
                "Put back what “adbaudit revoke” changed on the connected phone: by the journal named, else by its "
                "newest. What somebody changed since is left alone."
            )
        ),
    )
    @click.argument("receipts", required=False, metavar="[RECEIPTS]", type=click.Path(exists=True, path_type=Path))
    @adding(phone_options(say))
    @click.option("--force", "is_forced", is_flag=True, help=say(message("Put back also what was changed since.")))
    @click.option(
        "--format",
        "format_name",
        type=click.Choice(["terminal", "json"]),
        default="terminal",
        show_default=True,
        help=say(message("How to print what came of it.")),
    )
    @click.option("--lang", metavar="TAG", help=say(message("Language: en or zh-CN.")))
    @click.option("--quiet", is_flag=True, help=say(message("Show no progress.")))
    @click.option("--no-color", is_flag=True, help=say(message("Print without colour.")))
    def undo(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _undo(say, given)

    return undo


def _undo(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.model.receipt import Outcome  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.changes.document import undo_json  # noqa: PLC0415  # as above
    from adbaudit.report.changes.text import undo_text  # noqa: PLC0415  # as above
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.receipts import alone  # noqa: PLC0415  # as above
    from adbaudit.workflow.undo import find_journal, put_back  # noqa: PLC0415  # as above

    with (
        progress(say, quiet=given["quiet"], no_color=given["no_color"]) as display,
        only_phone(given) as phone,
        alone(os.environ, phone.device_id),
    ):
        found = find_journal(phone, given["receipts"], os.environ)
        receipts = put_back(phone, SystemClock(), display, found, is_forced=given["is_forced"])
    if given["format_name"] == "json":
        write(undo_json(receipts, say, journal=found.path), None)
    else:
        write(undo_text(receipts, say, sheet(os.environ, to_file=False, no_color=given["no_color"])), None)
    failed = {Outcome.REFUSED, Outcome.NOT_EFFECTIVE}
    return NOT_EFFECTIVE if any(receipt.outcome in failed for receipt in receipts) else 0
