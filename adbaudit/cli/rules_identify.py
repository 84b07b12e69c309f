"""`adbaudit rules identify FILE`: a list of apps in, a verdict for each out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.exit_code import GAPS
from adbaudit.cli.options import adding, language_option, machine_format_option, rules_option
from adbaudit.cli.output import sheet, write
from adbaudit.cli.path_type import FilePath
from adbaudit.errors import FileFault
from adbaudit.model.identity import Verdict
from adbaudit.model.message import message
from adbaudit.model.os_reason import os_reason
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.model.app_list import AppList


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="identify",
        help=say(
            message(
                "Say of each app in a list what adbaudit takes it for. FILE is a table with the columns package and "
                "label, or what “pm list packages” prints; “-” reads standard input. Lines that are not understood are "
                "named, names without a package that tell nothing are left open; the exit code is then 4."
            )
        ),
    )
    @click.argument("file", metavar="FILE", type=FilePath(allow_dash=True))
    @adding([rules_option(say), machine_format_option(say, "csv"), language_option(say)])
    def identify(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _identify(say, given)

    return identify


def _identify(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.rules.verdict_rows import verdict_rows, verdict_rows_csv, verdict_rows_json  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.app_list import read_app_list  # noqa: PLC0415  # as above
    from adbaudit.workflow.identify_list import identify_list  # noqa: PLC0415  # as above
    from adbaudit.workflow.rule_packs import catalogue_of  # noqa: PLC0415  # as above

    listed = read_app_list(given["file"], _bytes(given["file"]))
    judged = identify_list(catalogue_of(given["rules"]), listed)
    match given["format_name"]:
        case "json":
            text = verdict_rows_json(judged, say)
        case "csv":
            text = verdict_rows_csv(judged, say)
        case _:
            text = verdict_rows(judged, say, sheet(os.environ, to_file=False, no_color=False))
    write(text, None)
    is_open = any(one.identity.verdict is Verdict.UNKNOWN and not one.row.package for one in judged)
    return _tell_refused(say, listed) or (GAPS if is_open else 0)


def _bytes(path: Path) -> bytes:
    from adbaudit.workflow.app_list import MOST_BYTES  # noqa: PLC0415  # `--help` stays quick

    most = MOST_BYTES + 1
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(most)
        with path.open("rb") as file:
            return file.read(most)
    except OSError as fault:
        raise FileFault(
            message("{path} cannot be read: {why}", path=str(path), why=os_reason(fault)),
            means=message("No app was judged."),
            next_step=message("Look at the name again, and whether you may read the file."),
        ) from fault


def _tell_refused(say: Translator, listed: AppList) -> int:
    from adbaudit.report.hostile import visible  # noqa: PLC0415  # `--help` stays quick

    for row in listed.refused:
        told = message(
            "line {line} was not understood, {reason}: {text}",
            line=row.line,
            reason=row.reason,
            text=visible(row.text, longest=80),
        )
        click.echo(visible(say(told)), err=True)
    return GAPS if listed.refused else 0
