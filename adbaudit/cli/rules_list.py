"""`adbaudit rules list`: every rule in short."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from adbaudit.cli.options import adding, language_option, machine_format_option, rules_option
from adbaudit.cli.output import sheet, write
from adbaudit.model.message import message
from adbaudit.ports import Translator


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="list", help=say(message("List every rule with its severity, and count what else is in the packs."))
    )
    @adding([rules_option(say), machine_format_option(say), language_option(say)])
    def listing(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _list(say, given)

    return listing


def _list(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.rules.rule_list import rule_list, rule_list_json  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.rule_packs import pack_names, rules  # noqa: PLC0415  # as above

    extra: tuple[Path, ...] = given["rules"]
    pack = rules(extra)
    if given["format_name"] == "json":
        write(rule_list_json(pack, pack_names(extra), say), None)
    else:
        write(rule_list(pack, pack_names(extra), say, sheet(os.environ, to_file=False, no_color=False)), None)
    return 0
