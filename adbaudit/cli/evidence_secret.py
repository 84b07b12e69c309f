"""Passphrases and secret keys: asked without being shown, or read from a file; never from the command line itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from adbaudit.errors import FileFault, UsageFault
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible

_LARGEST = 64 * 1024
_SHORTEST = 8


def new_passphrase(say: Translator, file: Path | None) -> str:
    """One to encrypt with; asked twice, because nobody can find it again.

    Raises:
        UsageFault: it is too short, or there is nobody to ask.
        FileFault: its file cannot be read.

    """
    if file is not None:
        return _long_enough(_first_line(file))
    first = _asked(say, message("A passphrase, at least eight signs; it is not shown:"))
    _long_enough(first)
    if _asked(say, message("Once more:")) != first:
        raise UsageFault(
            message("The two passphrases differ."),
            means=message("Nobody could open the bundle with a passphrase that was mistyped. Nothing was sealed."),
            next_step=message("Run the same command again, and type slowly."),
        )
    return first


def known_passphrase(say: Translator, file: Path | None) -> str:
    """The one that a bundle was encrypted with.

    Raises:
        UsageFault: there is nobody to ask.
        FileFault: its file cannot be read.

    """
    return _first_line(file) if file is not None else _asked(say, message("The passphrase; it is not shown:"))


def secret_key_text(file: Path | None) -> str:
    """The text of a file with secret keys.

    Raises:
        UsageFault: none was given.
        FileFault: it cannot be read.

    """
    if file is None:
        raise UsageFault(
            message("The bundle is encrypted to a key, and no key was given."),
            means=message("Only the holder of that key can open it. Nothing was read."),
            next_step=message("Give the file with the secret key, as “age-keygen” wrote it, with --identity."),
        )
    return _text(file)


def _asked(say: Translator, question: Message) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageFault(
            message("A passphrase is needed, and there is nobody here to type it."),
            means=message("It is never taken from the command line, where others on this computer could read it."),
            next_step=message("Run the command in a terminal, or give the passphrase in a file: --passphrase-file."),
        )
    return str(click.prompt(visible(say(question)), hide_input=True, prompt_suffix=" ", err=True))


def _long_enough(passphrase: str) -> str:
    if len(passphrase) >= _SHORTEST:
        return passphrase
    raise UsageFault(
        message("The passphrase is shorter than eight signs."),
        means=message("Short ones are found by trying. Nothing was sealed."),
        next_step=message("Take four or five words that have nothing to do with each other."),
    )


def _first_line(file: Path) -> str:
    """Without its line end; editors add one that nobody means."""
    return _text(file).split("\n", 1)[0].removesuffix("\r")


def _text(file: Path) -> str:
    try:
        if str(file) == "-":
            return sys.stdin.buffer.read(_LARGEST).decode("utf-8") if sys.stdin else ""
        with file.open("rb") as opened:
            return opened.read(_LARGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        why = os_reason(fault) if isinstance(fault, OSError) else message("it is no text in UTF-8")
        raise FileFault(
            message("{path} could not be read: {why}", path=str(file), why=why),
            means=message("Without what stands in it nothing can be encrypted or decrypted."),
            next_step=message("Check the name and whether you may read the file."),
        ) from fault
