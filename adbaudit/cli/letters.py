"""`adbaudit letters`: messages, requests and complaints, filled in from a report."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.letter_name import check_name, name_for
from adbaudit.cli.letter_options import letter_options
from adbaudit.cli.options import adding, common_options
from adbaudit.cli.output import write
from adbaudit.cli.path_type import FilePath
from adbaudit.cli.phones_language import hear_reports
from adbaudit.cli.progress import progress
from adbaudit.cli.targets import only_phone
from adbaudit.errors import UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.model.report import Report
    from adbaudit.workflow.audit import World
    from adbaudit.workflow.letters import LetterWishes, WrittenLetters


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="letters",
        help=say(
            message(
                "Write the message to your contacts, requests and complaints, filled in from a report. What only you "
                "know stays blank. Nothing is sent."
            )
        ),
    )
    @click.argument("saved", metavar="[REPORT]", required=False, type=FilePath(exists=True))
    @adding([*letter_options(say), *common_options(say)])
    def letters(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _letters(say, given)

    return letters


def _letters(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.workflow.audit import World, rules  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.closed_earlier import with_closed_earlier  # noqa: PLC0415  # as above
    from adbaudit.workflow.letters import letter_language, write_letters  # noqa: PLC0415  # as above

    _check(given)
    letter_language(given["letter_lang"])
    check_name(given["name"] or "")
    pack = rules(given["rules"])
    with progress(say, quiet=given["quiet"], no_color=given["no_color"]) as display:
        report = with_closed_earlier(
            _report(World(rules=pack, clock=SystemClock(), progress=display), say, given), os.environ
        )
    hear_reports((report,))
    written = write_letters(report, pack, _wishes(say, given))
    _show(written, say, given)
    return 0


def _check(given: dict[str, Any]) -> None:
    """One source, and a folder for what no terminal shows."""
    named = [given["saved"], given["captured"], given["serial"], given["practice"]]
    if sum(one is not None for one in named) > 1:
        raise UsageFault(
            message("A report, --from, --serial and --practice each say what to write about."),
            means=message("Only one of them can be meant."),
            next_step=message("Give one of them, or none if a single phone is connected."),
        )
    if given["format_name"] == "docx" and given["output"] is None:
        raise UsageFault(
            message("A Word document cannot be printed."),
            means=message("No letter was written."),
            next_step=message("Give a folder for the letters with -o."),
        )


def _report(world: World, say: Translator, given: dict[str, Any]) -> Report:
    from adbaudit.model.report import SourceKind  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.audit import Wishes, scan  # noqa: PLC0415  # as above
    from adbaudit.workflow.letters import only_report  # noqa: PLC0415  # as above

    source = SourceKind.ADB if given["practice"] is None else SourceKind.PRACTICE
    wishes = Wishes(language=say.language, countries=given["countries"], source=source)
    saved = given["saved"] or given["captured"]
    if saved is not None:
        return only_report(saved, world, wishes, environ=os.environ)
    opened: AbstractContextManager[Any] = only_phone(given)
    with opened as phone:
        return scan(phone.shell, world, wishes, device_id=phone.device_id)


def _wishes(say: Translator, given: dict[str, Any]) -> LetterWishes:
    from adbaudit.model.letter import LetterKind  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.letters.choose import LetterChoice  # noqa: PLC0415  # as above
    from adbaudit.workflow.letters import LetterWishes, letter_language  # noqa: PLC0415  # as above

    kinds = frozenset(LetterKind(kind) for kind in given["kinds"] if kind != "all")
    if "all" in given["kinds"]:  # a proposal to pay is written only where somebody names it
        kinds = frozenset(LetterKind) if LetterKind.REPAYMENT in kinds else frozenset()
    return LetterWishes(
        choice=LetterChoice(kinds=kinds, packages=frozenset(given["packages"]), offices=frozenset(given["offices"])),
        countries=given["countries"],
        language=letter_language(given["letter_lang"]),
        reader=say.language,
        name=name_for(say, given["name"]),
    )


def _show(written: WrittenLetters, say: Translator, given: dict[str, Any]) -> None:
    from adbaudit.report.letters.render import as_one  # noqa: PLC0415  # brings a format in
    from adbaudit.workflow.letter_files import keep_letters  # noqa: PLC0415  # as above

    if given["output"] is None:
        write(as_one(written.guided(say), given["format_name"]), None)
        return
    places = keep_letters(written, given["output"], given["format_name"], say, is_forced=given["force"])
    click.echo(
        say(message("Written to {folder}; begin with {file}.", folder=str(given["output"]), file=places[0].name))
    )
