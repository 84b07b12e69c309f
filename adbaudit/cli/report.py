"""`adbaudit report`: a saved report once more, in any format."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

import click

from adbaudit.cli.formats import check_format, document
from adbaudit.cli.options import (
    adding,
    details_option,
    force_option,
    format_option,
    language_option,
    output_option,
    rules_option,
)
from adbaudit.cli.output import sheet, tell_written, wishes_of, write
from adbaudit.cli.overwriting import check_no_report_is_lost
from adbaudit.cli.path_type import FilePath
from adbaudit.cli.phones_language import hear_reports
from adbaudit.model.message import message
from adbaudit.ports import Translator


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="report",
        help=say(
            message(
                "{first} {second}",
                first=message(
                    "Show a report that was saved with --format json, in any format and language. Sentences that are "
                    "not known any more stay as they were saved."
                ),
                second=message("“-” reads standard input."),
            )
        ),
    )
    @click.argument("saved", metavar="FILE", type=FilePath(exists=True, dir_okay=False, allow_dash=True))
    @adding([format_option(say), details_option(say), output_option(say), force_option(say)])
    @adding([language_option(say), rules_option(say)])
    @click.option("--no-color", is_flag=True, help=say(message("Print without colour.")))
    def report(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _report(say, given)

    return report


def _report(say: Translator, given: dict[str, Any]) -> int:
    """The exit codes of `scan`, by the gate the report went through when it was made."""
    from adbaudit.cli.exit_code import code_of, code_of_all  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.render import render, render_many  # noqa: PLC0415  # as above
    from adbaudit.workflow.audit import rules  # noqa: PLC0415  # as above
    from adbaudit.workflow.saved_reports import open_reports  # noqa: PLC0415  # as above

    check_format(given["format_name"], given["output"])
    output: Path | None = given["output"]
    if output is not None:
        check_no_report_is_lost([output], is_forced=given["force"])
    is_piped = str(given["saved"]) == "-" and sys.stdin is not None
    piped = sys.stdin.buffer if is_piped else None
    saved = open_reports(given["saved"], rules(given["rules"]), piped=piped)
    hear_reports(saved.reports)
    page = sheet(os.environ, to_file=output is not None, no_color=given["no_color"], details=given["details"])
    some = partial(render_many, saved.reports) if saved.is_list else partial(render, saved.reports[0])
    write(
        document(given["format_name"], partial(some, translator=say, **wishes_of(page))),
        output,
        is_new=not given["force"],
    )
    tell_written(say, output)
    return code_of_all(code_of(report) for report in saved.reports)
