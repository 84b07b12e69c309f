"""`adbaudit rules check`: every fault in rule files, at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.options import adding, language_option, machine_format_option, rules_option
from adbaudit.cli.output import write
from adbaudit.cli.path_type import FilePath
from adbaudit.errors import UsageFault
from adbaudit.model.message import Message, message, messages
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.workflow.rule_check import RuleCheck


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="check",
        help=say(
            message(
                "Check rule files, folders of them, or a whole pack. Every fault is told at once, each as "
                "“file:path: message”, and the examples of every rule are run. The exit code is 0 without a fault and "
                "2 with any."
            )
        ),
    )
    @click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=FilePath())
    @adding([rules_option(say), machine_format_option(say), language_option(say)])
    def check(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _check(say, given)

    return check


def _check(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.json_format.values import written  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.rule_check import check_rules  # noqa: PLC0415  # as above

    found = check_rules(given["paths"], given["rules"])
    if given["format_name"] == "json":
        write(written(_object(found, say)), None)
    else:
        write("".join(f"{line}\n" for line in _lines(found, say)), None)
    return UsageFault.exit_code if found.faults else 0


def _lines(found: RuleCheck, say: Translator) -> Iterator[str]:
    from adbaudit.report.hostile import visible  # noqa: PLC0415  # `--help` stays quick

    yield from (visible(say(fault.line)) for fault in found.faults)
    yield from (visible(say(note)) for note in found.notes)
    broken = len({fault.file for fault in found.faults})
    if found.faults:
        count = len(found.faults)
        yield say(messages("One fault in {files}.", "{count} faults in {files}.", count, files=_files(broken)))
    else:
        files = _files(len(found.files))
        yield say(message("No fault in {files}; every example is answered as it says.", files=files))


def _files(count: int) -> Message:
    return messages("one file", "{count} files", count)


def _object(found: RuleCheck, say: Translator) -> Any:  # noqa: ANN401  # JSON
    return {
        "schema": "adbaudit/rules-check/1",
        "files": list(found.files),
        "faults": [{"file": one.file, "path": one.path or None, "message": say(one.what)} for one in found.faults],
        "notes": [say(note) for note in found.notes],
    }
