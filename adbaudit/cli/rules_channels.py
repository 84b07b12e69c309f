"""`adbaudit rules channels CC`: where to complain in a country, in words."""

from __future__ import annotations

import os
from typing import Any

import click

from adbaudit.cli.options import adding, language_option, machine_format_option, rules_option
from adbaudit.cli.output import sheet, write
from adbaudit.model.message import message
from adbaudit.ports import Translator


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="channels",
        help=say(
            message(
                "Where to complain in countries, as far as it is on file: in which case, what to bring, how long it "
                "takes. Without a country: a line for each place."
            )
        ),
    )
    @click.argument("codes", nargs=-1, metavar="[CC]...")
    @adding([rules_option(say), machine_format_option(say), language_option(say)])
    def tell(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _tell(say, given)

    return tell


def _tell(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.rules.on_file_page import on_file_json, on_file_list, on_file_page  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.on_file import channels_of  # noqa: PLC0415  # as above
    from adbaudit.workflow.rule_packs import rules  # noqa: PLC0415  # as above

    pack = rules(given["rules"])
    found = channels_of(pack, given["codes"])
    if given["format_name"] == "json":
        write(on_file_json(found, say), None)
    else:
        page = on_file_page if given["codes"] else on_file_list
        write(page(found, say, sheet(os.environ, to_file=False, no_color=False)), None)
    return 0
