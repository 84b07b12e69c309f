"""`adbaudit rules import FILE`: somebody's list as a pack of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.exit_code import GAPS
from adbaudit.cli.options import Option, adding, language_option
from adbaudit.cli.output import write
from adbaudit.cli.path_type import FilePath
from adbaudit.model.identity import Confidence, LoanClass
from adbaudit.model.message import Message, message, messages
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.workflow.importing.bring_in import BroughtIn


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="import",
        help=say(
            message(
                "Make a pack for --rules of somebody's list: a table of apps, or indicators in STIX 2, as MVT uses "
                "them. What is not taken over is told with its reason; the exit code is then 4."
            )
        ),
    )
    @click.argument("file", metavar="FILE", type=FilePath())
    @adding(_options(say))
    def bring(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _import(say, given)

    return bring


def _options(say: Translator) -> Sequence[Option]:
    return [
        click.option(
            "-o",
            "folder",
            metavar="DIR",
            required=True,
            type=FilePath(file_okay=False),
            help=say(message("The folder of the pack; nothing in it is written over.")),
        ),
        click.option(
            "--source",
            metavar="WHO",
            required=True,
            help=say(message("Who says so: a https address, or a name and a title in words.")),
        ),
        click.option(
            "--where", metavar="ADDRESS", default="", help=say(message("The address that belongs to those words."))
        ),
        click.option(
            "--checked", metavar="DAY", required=True, help=say(message("The day you looked, such as 2026-11-21."))
        ),
        click.option(
            "--class",
            "loan_class",
            type=click.Choice([one.value for one in LoanClass]),
            default=LoanClass.UNCLASSIFIED.value,
            show_default=True,
            help=say(message("What the source calls these apps, where the file does not say.")),
        ),
        language_option(say),
    ]


def _import(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.hostile import visible  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.importing.bring_in import bring_in  # noqa: PLC0415  # as above
    from adbaudit.workflow.importing.imported import Terms  # noqa: PLC0415  # as above

    terms = Terms(
        source=given["source"],
        where=given["where"],
        checked=given["checked"],
        loan_class=LoanClass(given["loan_class"]),
        confidence=Confidence.MEDIUM,
    )
    found = bring_in(given["file"], given["folder"], terms)
    for row in found.imported.refused:
        told = message(
            "entry {line} was not taken over, {reason}: {text}",
            line=row.line,
            reason=row.reason,
            text=visible(row.text, longest=80),
        )
        click.echo(visible(say(told)), err=True)
    for fault in found.faults:
        click.echo(visible(say(fault.line)), err=True)
    write("".join(f"{visible(say(sentence))}\n" for sentence in _told(found)), None)
    return GAPS if found.imported.refused or found.faults else 0


def _told(found: BroughtIn) -> Iterator[Message]:
    imported = found.imported
    yield messages("One app was taken over.", "{count} apps were taken over.", len(imported.apps))
    if imported.hashes:
        yield messages(
            "One digest of a file was taken over.",
            "{count} digests of files were taken over.",
            len(imported.hashes),
        )
    if found.already_listed:
        yield messages(
            "One package is in adbaudit's own lists too; with this pack, its row counts instead.",
            "{count} packages are in adbaudit's own lists too; with this pack, its rows count instead.",
            found.already_listed,
        )
    for kind, count in imported.unused.items():
        yield messages(
            "Not used, for it is not about an app or has no place here: {kind}.",
            "Not used, for it is not about an app or has no place here: {kind} ({count}).",
            count,
            kind=kind,
        )
    if imported.refused:
        yield messages("One was not understood.", "{count} were not understood.", len(imported.refused))
    yield message(
        "The pack is in {folder}: look through it, then use it with --rules {folder}.", folder=str(found.folder)
    )
