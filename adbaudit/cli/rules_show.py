"""`adbaudit rules show ID`: one rule in words."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.options import adding, language_option, machine_format_option, rules_option
from adbaudit.cli.output import sheet, write
from adbaudit.model.message import message
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.model.on_file import OnFile


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="show",
        help=say(
            message(
                "Show one rule: what it means, when it holds, how bad it is and why, and its examples. Or a provision "
                "of law or a place to complain by its id, or all that is on file for a country, such as CN."
            )
        ),
    )
    @click.argument("rule_id", metavar="ID")
    @adding([rules_option(say), machine_format_option(say), language_option(say)])
    def show(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _show(say, given)

    return show


def _show(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.rules.rule_page import rule_json, rule_page  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.on_file import named_on_file  # noqa: PLC0415  # as above
    from adbaudit.workflow.rule_packs import rule_named, rules  # noqa: PLC0415  # as above

    pack = rules(given["rules"])
    is_rule = any(rule.id == given["rule_id"] for rule in pack.rules)
    found = None if is_rule else named_on_file(pack, given["rule_id"], SystemClock().now().date())
    if found is not None:
        return _show_on_file(say, found, given["format_name"])
    rule = rule_named(pack, given["rule_id"])
    if given["format_name"] == "json":
        write(rule_json(rule, say), None)
    else:
        write(rule_page(rule, say, sheet(os.environ, to_file=False, no_color=False)), None)
    return 0


def _show_on_file(say: Translator, found: OnFile, format_name: str) -> int:
    from adbaudit.report.rules.on_file_page import on_file_json, on_file_page  # noqa: PLC0415  # `--help` stays quick

    if format_name == "json":
        write(on_file_json(found, say), None)
    else:
        write(on_file_page(found, say, sheet(os.environ, to_file=False, no_color=False)), None)
    return 0
