"""`adbaudit diff`: two reports of one phone, before and after."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.formats import PDF, check_format, document
from adbaudit.cli.options import adding, common_options, machine_format_option, output_option
from adbaudit.cli.output import sheet, write
from adbaudit.cli.overwriting import check_no_file_is_lost
from adbaudit.cli.path_type import FilePath
from adbaudit.cli.phones_language import hear_languages
from adbaudit.cli.progress import progress
from adbaudit.model.message import message
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.model.difference import Difference


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="diff",
        help=say(
            message(
                "Compare two saved reports of one phone, or captures of it: what loan apps lost, gained, can still "
                "read, and used since. The exit code is 1 when something became worse, 4 when something was not read."
            )
        ),
    )
    @click.argument("before", metavar="BEFORE", type=FilePath(exists=True))
    @click.argument("after", metavar="AFTER", type=FilePath(exists=True))
    @click.option(
        "--force",
        "is_forced",
        is_flag=True,
        help=say(message("Compare even if the reports carry the names of two phones.")),
    )
    @adding([machine_format_option(say, "html", PDF), output_option(say), *common_options(say)])
    def diff(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _diff(say, given)

    return diff


def _diff(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.workflow.audit import Wishes, World, rules  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.difference import difference_of  # noqa: PLC0415  # as above

    check_format(given["format_name"], given["output"])
    check_no_file_is_lost(given["output"])
    pack = rules(given["rules"])
    with progress(say, quiet=given["quiet"], no_color=given["no_color"]) as display:
        difference = difference_of(
            given["before"],
            given["after"],
            World(rules=pack, clock=SystemClock(), progress=display),
            Wishes(language=say.language),
            environ=os.environ,
            is_forced=given["is_forced"],
        )
    hear_languages([difference.after.language, difference.before.language])
    write(_text(say, difference, given), given["output"], is_new=True)
    if difference.is_worse:
        return 1
    return 0 if difference.is_complete else 4


def _text(say: Translator, difference: Difference, given: dict[str, Any]) -> str | bytes:
    from adbaudit.report.difference.document import difference_json  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.difference.text import difference_text  # noqa: PLC0415  # as above

    match given["format_name"]:
        case "json":
            return difference_json(difference, say)
        case "terminal":
            page = sheet(os.environ, to_file=given["output"] is not None, no_color=given["no_color"])
            return difference_text(difference, say, page)
        case name:
            from adbaudit.report.difference.html import difference_html  # noqa: PLC0415  # as above

            return document(name, lambda _: difference_html(difference, say))
