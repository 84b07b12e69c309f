"""`adbaudit handout`: one page for one situation, to take home."""

from __future__ import annotations

from typing import Any

import click

from adbaudit.cli.options import adding, country_option, force_option, language_option, rules_option
from adbaudit.cli.output import tell_written, write
from adbaudit.cli.overwriting import check_no_report_is_lost
from adbaudit.cli.path_type import FilePath
from adbaudit.errors import UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator

FORMATS = ("text", "markdown", "html")


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="handout",
        help=say(
            message(
                "One page in big type for one situation: what to do first, and where to turn. Without a situation: "
                "which there are."
            )
        ),
    )
    @click.argument("situation", metavar="[SITUATION]", required=False)
    @click.option(
        "--format",
        "format_name",
        type=click.Choice(FORMATS),
        default=FORMATS[0],
        show_default=True,
        help=say(message("How to print it; html prints on one page of A4.")),
    )
    @click.option(
        "-o",
        "output",
        metavar="FILE",
        type=FilePath(dir_okay=False),
        help=say(message("Write the page to a file.")),
    )
    @adding([force_option(say), country_option(say), language_option(say), rules_option(say)])
    def handout(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _handout(say, given)

    return handout


def _handout(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.handout.render import render_handout  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.handout import handout_for  # noqa: PLC0415  # as above
    from adbaudit.workflow.rule_packs import rules  # noqa: PLC0415  # as above

    pack = rules(given["rules"])
    output, is_new = given["output"], not given["force"]
    if output is not None:
        check_no_report_is_lost([output], is_forced=given["force"])
    if given["situation"] is None:
        write("".join(f"{one.id:<16}{say(one.title)}\n" for one in pack.handouts), output, is_new=is_new)
        return 0
    page = handout_for(pack, given["situation"], _country(given["countries"]), say.language)
    write(render_handout(page, given["format_name"], say), output, is_new=is_new)
    tell_written(say, output)
    return 0


def _country(codes: tuple[str, ...]) -> str | None:
    """One, since a page has room for one."""
    if len(codes) > 1:
        raise UsageFault(
            message("A hand-out has room for the offices of one country."),
            means=message("Nothing can be shown."),
            next_step=message("Give --country once, and print a page for each."),
        )
    return codes[0] if codes else None
