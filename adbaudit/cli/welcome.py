"""What `adbaudit` says when nothing else was typed: the usual commands, with examples."""

from __future__ import annotations

from collections.abc import Iterator

import click

from adbaudit.model.message import Message, message
from adbaudit.ports import Translator

_USUAL = (
    ("adbaudit scan", message("see what loan apps can read on the phone that is plugged in")),
    ("adbaudit scan --practice", message("try it without a phone")),
    ("adbaudit doctor", message("my phone is not seen: what is missing, and what to press")),
    ("adbaudit revoke", message("switch off what loan apps can read; shows the plan and asks first")),
    ("adbaudit apk FILE", message("look at an app's file before it is installed")),
)
_COLUMN = max(len(example) for example, _ in _USUAL) + 2


def welcome(say: Translator) -> str:
    """A few lines, for somebody who does not know what to type."""
    return "\n".join(_lines(say)) + "\n"


def _lines(say: Translator) -> Iterator[str]:
    yield from _told(
        say,
        message(
            "adbaudit shows which loan apps can read the contacts, the messages and the call log of an Android phone, "
            "and how to stop it. Say what it shall do:"
        ),
    )
    yield ""
    for example, words in _USUAL:
        first, *others = _told(say, words, _COLUMN + 4)
        yield f"    {example.ljust(_COLUMN)}{first}"
        yield from (" " * (_COLUMN + 4) + other for other in others)
    yield ""
    yield from _told(
        say, message("“adbaudit --help” names every command, “adbaudit scan --help” what can be added to one of them.")
    )


def _told(say: Translator, words: Message, indent: int = 0) -> tuple[str, ...]:
    from adbaudit.report.wrap import wrapped  # noqa: PLC0415  # most runs have no need of it

    return wrapped(say(words), click.HelpFormatter().width - indent)
