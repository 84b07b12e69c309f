"""What `rules law` and `rules channels` share: countries in, what is on file about them out."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

from adbaudit.cli.options import adding, language_option, machine_format_option, rules_option
from adbaudit.cli.output import sheet, write
from adbaudit.model.message import Message
from adbaudit.model.on_file import OnFile
from adbaudit.model.rule import RulePack
from adbaudit.ports import Translator

Finder = Callable[[RulePack, tuple[str, ...]], OnFile]
"""What a pack has on file about these countries; about all where none is named."""


def on_file_command(name: str, purpose: Message, find: Finder, say: Translator) -> click.Command:
    """A command that prints what was found, in full for named countries, else a line for each."""

    @click.command(name=name, help=say(purpose))
    @click.argument("codes", nargs=-1, metavar="[CC]...")
    @adding([rules_option(say), machine_format_option(say), language_option(say)])
    def tell(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _tell(find, say, given)

    return tell


def _tell(find: Finder, say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.rules.on_file_page import on_file_json, on_file_list, on_file_page  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.rule_packs import rules  # noqa: PLC0415  # as above

    found = find(rules(given["rules"]), given["codes"])
    if given["format_name"] == "json":
        write(on_file_json(found, say), None)
    else:
        page = on_file_page if given["codes"] else on_file_list
        write(page(found, say, sheet(os.environ, to_file=False, no_color=False)), None)
    return 0
