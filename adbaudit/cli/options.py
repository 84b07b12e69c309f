"""Options that several commands share, each in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from adbaudit.cli.exit_code import FAIL_ON
from adbaudit.cli.formats import REPORT_FORMATS
from adbaudit.cli.path_type import FilePath
from adbaudit.errors import UsageFault
from adbaudit.locale.language import AUTO, LANGUAGES
from adbaudit.model.country import MEANT
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator

Function = TypeVar("Function", bound=Callable[..., Any])
Option = Callable[[Any], Any]


def report_options(say: Translator) -> Callable[[Function], Function]:
    """What both `scan` and `apk` take: rules, country, language, format, output, exit code."""
    return adding([*common_options(say), *_report_options(say)])


def common_options(say: Translator) -> list[Option]:
    """What every command that audits takes."""
    return [
        rules_option(say),
        language_option(say),
        click.option("--quiet", is_flag=True, help=say(message("Show no progress."))),
        click.option("--no-color", is_flag=True, help=say(message("Print without colour."))),
    ]


def rules_option(say: Translator) -> Option:
    """Packs beside ours."""
    return click.option(
        "--rules",
        "rules",
        multiple=True,
        metavar="DIR",
        type=FilePath(exists=True, file_okay=False),
        help=say(message("A folder with further rules (may be given several times).")),
    )


def language_option(say: Translator) -> Option:
    """Read before the command starts, see `main.py`; commands that need nothing else of it leave it alone."""
    return click.option("--lang", metavar="TAG", help=say(language_words()))


def language_words() -> Message:
    """What can be given to `--lang`."""
    return message(
        "Language: {languages}; or {auto}, the one that the phone is set to.", languages=", ".join(LANGUAGES), auto=AUTO
    )


def machine_format_option(say: Translator, *formats: str) -> Option:
    """Words for people, or JSON, or what else the command has."""
    return click.option(
        "--format",
        "format_name",
        type=click.Choice(("terminal", "json", *formats)),
        default="terminal",
        show_default=True,
        help=say(message("How to print it.")),
    )


def format_option(say: Translator) -> Option:
    """Every format of a report."""
    return click.option(
        "--format",
        "format_name",
        type=click.Choice(REPORT_FORMATS),
        default=REPORT_FORMATS[0],
        show_default=True,
        help=say(message("How to print the report.")),
    )


def details_option(say: Translator) -> Option:
    """All there is to say, for formats that people read; JSON has it always."""
    words = message("Also print the reasons, what was seen, the commands, the words of the law and every office.")
    return click.option("--details", is_flag=True, help=say(words))


def country_option(say: Translator) -> Option:
    """Countries in place of the phone's."""
    return click.option(
        "--country",
        "countries",
        multiple=True,
        metavar="CC",
        callback=_countries,
        help=say(message("Country whose law and offices matter, such as CN (default: read from the phone).")),
    )


def output_option(say: Translator) -> Option:
    """A file in place of the terminal."""
    return click.option(
        "-o",
        "output",
        metavar="FILE",
        type=FilePath(dir_okay=False),
        help=say(message("Write the report to a file that only you can read.")),
    )


def force_option(say: Translator) -> Option:
    """Whether `-o` may replace what was written before."""
    return click.option("--force", is_flag=True, help=say(message("Replace a file that is already there.")))


def code_option(say: Translator) -> Option:
    """Whether code is looked into; `scan` and `apk` say whose."""
    words = message(
        "Also look into the apps' code: where it refers to contacts, messages, calls, and which SDKs it has."
    )
    return click.option("--code", "with_code", is_flag=True, help=say(words))


def adding(options: Sequence[Option]) -> Callable[[Function], Function]:
    """One decorator for several options, listed in the help in this order."""

    def add(function: Function) -> Function:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def _report_options(say: Translator) -> list[Option]:
    return [
        country_option(say),
        format_option(say),
        details_option(say),
        output_option(say),
        click.option(
            "--fail-on",
            type=click.Choice(FAIL_ON),
            default="high",
            show_default=True,
            help=say(message("Mildest severity that makes the exit code 1.")),
        ),
    ]


def _countries(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    for code in value:
        if len(code) != 2 or not code.isascii() or not code.isalpha():
            raise UsageFault(
                message("“{code}” is no country code.", code=code),
                means=message("Countries are given as two letters (ISO 3166)."),
                next_step=message("Give two letters after --country, such as CN or IN."),
            )
    return tuple(dict.fromkeys(MEANT.get(code.upper(), code.upper()) for code in value))
