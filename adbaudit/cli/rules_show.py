"""`adbaudit rules show ID`: one rule in words."""

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
        name="show",
        help=say(message("Show one rule: what it means, when it holds, how bad it is and why, and its examples.")),
    )
    @click.argument("rule_id", metavar="ID")
    @adding([rules_option(say), machine_format_option(say), language_option(say)])
    def show(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _show(say, given)

    return show


def _show(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.rules.rule_page import rule_json, rule_page  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.rule_packs import rule_named, rules  # noqa: PLC0415  # as above

    rule = rule_named(rules(given["rules"]), given["rule_id"])
    if given["format_name"] == "json":
        write(rule_json(rule, say), None)
    else:
        write(rule_page(rule, say, sheet(os.environ, to_file=False, no_color=False)), None)
    return 0
