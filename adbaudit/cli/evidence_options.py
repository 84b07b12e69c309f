"""What `adbaudit evidence seal` can be given, and what cannot stand together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from adbaudit.cli.options import Option
from adbaudit.cli.overwriting import is_file
from adbaudit.cli.path_type import FilePath
from adbaudit.errors import UsageFault
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator


def seal_options(say: Translator) -> list[Option]:
    """In the order of the help page."""
    return [*_places(say), *_contents(say), *_circumstances(say), *_encryption(say)]


def check_together(given: dict[str, Any], report_file: Path | None, files: Sequence[Path]) -> None:
    """Nothing contradicts itself, and no file is lost by it.

    Raises:
        UsageFault: something does.

    """
    chosen = (given["saved"], given["serial"], given["practice"])
    if sum(one is not None for one in chosen) > 1:
        raise _one_of(message("--from, --serial and --practice each choose what is read."))
    if bool(given["recipients"]) + (given["passphrase_file"] is not None or given["with_passphrase"]) > 1:
        raise _one_of(message("A bundle is encrypted to keys or with a passphrase, not both."))
    if given["redact"] and not given["with_capture"]:
        raise UsageFault(
            message("--redact is about the capture, and none goes into the bundle."),
            means=message("Without --with-capture there is nothing to take identifiers out of. Nothing was sealed."),
            next_step=message("Give both, or neither."),
        )
    _check_places(given, [*files, *(one for one in (given["saved"], report_file) if one is not None)])


def _places(say: Translator) -> list[Option]:
    return [
        click.option(
            "-o",
            "output",
            required=True,
            metavar="FILE",
            type=FilePath(dir_okay=False),
            help=say(message("The bundle to write, which only you can read.")),
        ),
        click.option(
            "--from",
            "saved",
            metavar="PATH",
            type=FilePath(exists=True),
            help=say(message("Seal what was saved of a phone, such as a capture, instead of asking the phone now.")),
        ),
        click.option("--force", is_flag=True, help=say(message("Replace a file that is already there."))),
    ]


def _contents(say: Translator) -> list[Option]:
    return [
        click.option(
            "--with-capture",
            is_flag=True,
            help=say(
                message(
                    "Also put in what the phone answered, word for word: serial numbers, account names, phone "
                    "numbers and the names of all apps stand in it. Only for somebody you trust with that."
                )
            ),
        ),
        click.option(
            "--redact",
            is_flag=True,
            help=say(message("With --with-capture: take serial numbers, phone numbers and account names out of it.")),
        ),
        click.option(
            "--timestamp-request",
            "request",
            metavar="FILE",
            type=FilePath(dir_okay=False),
            help=say(message("Also write a request (RFC 3161) with which others can stamp the time on it.")),
        ),
    ]


def _circumstances(say: Translator) -> list[Option]:
    return [
        click.option("--by", metavar="TEXT", help=say(message("Who seals it; told only if given."))),
        click.option("--place", metavar="TEXT", help=say(message("Where; told only if given."))),
        click.option("--note", metavar="TEXT", help=say(message("A note, in one line."))),
    ]


def _encryption(say: Translator) -> list[Option]:
    return [
        click.option(
            "--passphrase",
            "with_passphrase",
            is_flag=True,
            help=say(message("Encrypt it with a passphrase, which is asked and not shown.")),
        ),
        click.option(
            "--passphrase-file",
            metavar="FILE",
            type=FilePath(dir_okay=False, allow_dash=True),
            help=say(message("The passphrase is the first line of this file (/dev/fd/3 and - work, too).")),
        ),
        click.option(
            "--encrypt-to",
            "recipients",
            multiple=True,
            metavar="age1...",
            help=say(
                message(
                    "Encrypt it to this public key (may be given several times), so that only its holder can open it."
                )
            ),
        ),
    ]


def _check_places(given: dict[str, Any], inputs: Sequence[Path]) -> None:
    outputs = [path for path in (given["output"], given["request"]) if path is not None]
    for path in outputs:
        if is_file(path) and not given["force"]:
            raise evidence_is_there(path)
    real = [path.resolve() for path in outputs]
    if len(set(real)) < len(real) or set(real) & {path.resolve() for path in inputs}:
        raise UsageFault(
            message("One name is given twice: for a file to read and one to write, or for two to write."),
            means=message("One of them would be lost. Nothing was sealed."),
            next_step=message("Choose another name after -o or --timestamp-request."),
        )


def evidence_is_there(path: Path) -> UsageFault:
    """What to say of a file that is not replaced, also where it came to be there meanwhile."""
    return UsageFault(
        message("{path} is already there, and was left as it is.", path=str(path)),
        means=message("Evidence of an earlier day cannot be made again, so no file is replaced unasked."),
        next_step=message("Choose another name; --force replaces the file."),
    )


def _one_of(happened: Message) -> UsageFault:
    return UsageFault(happened, means=message("Only one of them can be meant."), next_step=message("Give one of them."))
