"""What `adbaudit letters` takes: from where, which letters, how they are written."""

from __future__ import annotations

from typing import Any

import click

from adbaudit.cli.options import country_option
from adbaudit.cli.path_type import FilePath
from adbaudit.cli.targets import phone_options
from adbaudit.model.message import message
from adbaudit.ports import Translator

_KINDS = ("contacts", "deletion", "complaint", "police", "repayment", "all")
_FORMATS = ("text", "markdown", "html", "docx")


def letter_options(say: Translator) -> list[Any]:
    """All of them, in the order of the help."""
    return [*_source_options(say), *_choice_options(say), *_writing_options(say)]


def _source_options(say: Translator) -> list[Any]:
    return [
        click.option(
            "--from",
            "captured",
            metavar="PATH",
            type=FilePath(exists=True),
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
            type=click.Choice(_KINDS),
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
            type=click.Choice(_FORMATS),
            default=_FORMATS[0],
            show_default=True,
            help=say(message("How to write them; docx is for Word.")),
        ),
        click.option(
            "-o",
            "output",
            metavar="FOLDER",
            type=FilePath(file_okay=False),
            help=say(message("A folder for the letters, one file each, which only you can read.")),
        ),
        click.option("--force", is_flag=True, help=say(message("Replace letters that are there already."))),
    ]
