"""A person's name for the letters: only where they give it, and asked for only on a terminal."""

from __future__ import annotations

import sys

import click

from adbaudit.errors import UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator

_LONGEST = 100


def name_for(say: Translator, given: str | None) -> str:
    """The name that was given, else what a person answers on a terminal, else nothing: letters have a blank then.

    Raises:
        UsageFault: it is too long for a line.

    """
    if given is None and sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty():
        asked = say(message("Your name, to stand in the letters (Enter leaves a blank for it):"))
        given = str(click.prompt(asked, default="", show_default=False, prompt_suffix=" ", err=True))
    return check_name(given or "")


def check_name(given: str) -> str:
    """The name on one line.

    Raises:
        UsageFault: it is too long for that.

    """
    name = " ".join(given.split())
    if len(name) > _LONGEST:
        raise UsageFault(
            message("The name is longer than {most} characters.", most=_LONGEST),
            means=message("No letter was written."),
            next_step=message("Leave --name away and write it in by hand."),
        )
    return name
