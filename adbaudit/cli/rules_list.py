"""`adbaudit rules list`: every rule in short."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.options import adding, language_option, machine_format_option, rules_option
from adbaudit.cli.output import sheet, write
from adbaudit.model.message import message
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.model.rule import RulePack


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="list", help=say(message("List every rule with its severity, and count what else is in the packs."))
    )
    @click.option(
        "--kind",
        type=click.Choice(("rules", "law", "channels", "words")),
        default="rules",
        show_default=True,
        help=say(message("What to list.")),
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
    if given["kind"] in {"law", "channels"}:
        return _list_on_file(say, pack, given)
    if given["kind"] == "words":
        return _list_words(say, pack, given["format_name"])
    if given["format_name"] == "json":
        write(rule_list_json(pack, pack_names(extra), say), None)
    else:
        write(rule_list(pack, pack_names(extra), say, sheet(os.environ, to_file=False, no_color=False)), None)
    return 0


def _list_on_file(say: Translator, pack: RulePack, given: dict[str, Any]) -> int:
    from adbaudit.report.rules.on_file_page import on_file_json, on_file_list  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.on_file import channels_of, law_of  # noqa: PLC0415  # as above

    found = law_of(pack, (), SystemClock().now().date()) if given["kind"] == "law" else channels_of(pack, ())
    if given["format_name"] == "json":
        write(on_file_json(found, say), None)
    else:
        write(on_file_list(found, say, sheet(os.environ, to_file=False, no_color=False)), None)
    return 0


def _list_words(say: Translator, pack: RulePack, format_name: str) -> int:
    from adbaudit.report.rules.word_list import word_list, word_list_json  # noqa: PLC0415  # `--help` stays quick

    if format_name == "json":
        write(word_list_json(pack.catalogue), None)
    else:
        write(word_list(pack.catalogue, say, sheet(os.environ, to_file=False, no_color=False)), None)
    return 0
