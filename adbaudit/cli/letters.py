"""`adbaudit letters`: messages, requests and complaints, filled in from a report."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.options import adding, common_options, country_option
from adbaudit.cli.output import write
from adbaudit.cli.progress import progress
from adbaudit.cli.targets import only_phone, phone_options
from adbaudit.errors import UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.model.report import Report
    from adbaudit.workflow.audit import World
    from adbaudit.workflow.letters import LetterWishes, WrittenLetters

KINDS = ("contacts", "deletion", "complaint", "police", "repayment", "all")
FORMATS = ("text", "markdown", "html", "docx")
_LONGEST_NAME = 100


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
    @click.argument("saved", metavar="[REPORT]", required=False, type=click.Path(exists=True, path_type=Path))
    @adding([*_source_options(say), *_choice_options(say), *_writing_options(say), *common_options(say)])
    def letters(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _letters(say, given)

    return letters


def _source_options(say: Translator) -> list[Any]:
    return [
        click.option(
            "--from",
            "captured",
            metavar="PATH",
            type=click.Path(exists=True, path_type=Path),
            help=say(message("Write them from what was saved of a phone, such as a capture.")),
        ),
        *phone_options(say),
    ]


def _choice_options(say: Translator) -> list[Any]:
    return [
        click.option(
            "--kind",
            "kinds",
            multiple=True,
            type=click.Choice(KINDS),
            default=("all",),
            help=say(message("Which letters to write (may be given several times).")),
        ),
        click.option(
            "--package",
            "packages",
            multiple=True,
            metavar="P",
            help=say(message("Only about this app (may be given several times).")),
        ),
        click.option(
            "--channel",
            "offices",
            multiple=True,
            metavar="ID",
            help=say(message("Only to this office, as “adbaudit rules channels” names it, such as cn-nfra.")),
        ),
        country_option(say),
    ]


def _writing_options(say: Translator) -> list[Any]:
    return [
        click.option(
            "--letter-lang",
            metavar="TAG",
            help=say(message("Language of the letters (default: that of the country; what is for you is in yours).")),
        ),
        click.option(
            "--name",
            metavar="TEXT",
            help=say(message("Your name, to stand in the letters. Left out, there is a blank for it.")),
        ),
        click.option(
            "--format",
            "format_name",
            type=click.Choice(FORMATS),
            default=FORMATS[0],
            show_default=True,
            help=say(message("How to write them; docx is for Word.")),
        ),
        click.option(
            "-o",
            "output",
            metavar="FOLDER",
            type=click.Path(file_okay=False, path_type=Path),
            help=say(message("A folder for the letters, one file each, which only you can read.")),
        ),
        click.option("--force", is_flag=True, help=say(message("Replace letters that are there already."))),
    ]


def _letters(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.workflow.audit import World, rules  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.letters import letter_language, write_letters  # noqa: PLC0415  # as above

    _check(given)
    letter_language(given["letter_lang"])
    pack = rules(given["rules"])
    with progress(say, quiet=given["quiet"], no_color=given["no_color"]) as display:
        report = _report(World(rules=pack, clock=SystemClock(), progress=display), say, given)
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

    kinds = frozenset(LetterKind) if "all" in given["kinds"] else frozenset(map(LetterKind, given["kinds"]))
    return LetterWishes(
        choice=LetterChoice(kinds=kinds, packages=frozenset(given["packages"]), offices=frozenset(given["offices"])),
        countries=given["countries"],
        language=letter_language(given["letter_lang"]),
        name=_name(say, given["name"]),
    )


def _name(say: Translator, given: str | None) -> str:
    """The name that was given, else what a person answers on a terminal, else nothing: letters have a blank then."""
    if given is None and sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty():
        asked = say(message("Your name, to stand in the letters (Enter leaves a blank for it):"))
        given = str(click.prompt(asked, default="", show_default=False, prompt_suffix=" ", err=True))
    name = " ".join((given or "").split())
    if len(name) > _LONGEST_NAME:
        raise UsageFault(
            message("The name is longer than {most} characters.", most=_LONGEST_NAME),
            means=message("No letter was written."),
            next_step=message("Leave --name away and write it in by hand."),
        )
    return name


def _show(written: WrittenLetters, say: Translator, given: dict[str, Any]) -> None:
    from adbaudit.report.letters.render import as_one  # noqa: PLC0415  # brings a format in
    from adbaudit.workflow.letter_files import keep_letters  # noqa: PLC0415  # as above

    if given["output"] is None:
        write(as_one(written.letters, given["format_name"], written.say, say), None)
        return
    places = keep_letters(written, given["output"], given["format_name"], say, is_forced=given["force"])
    click.echo(
        say(message("Written to {folder}; begin with {file}.", folder=str(given["output"]), file=places[0].name))
    )
