"""A question before something is changed, answered in the reader's language."""

from __future__ import annotations

import click

from adbaudit.model.message import Message, message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible

_YES = frozenset(
    {
        *("y", "yes", "是", "是的", "好", "好的", "对", "對", "可以"),
        *("ya", "sí", "si", "हां", "हाँ", "जी हां", "oo", "opo", "ndiyo", "ndio"),
    }
)
_NO = frozenset(
    {
        *("", "n", "no", "否", "不", "不是", "不要", "不用", "不可以"),
        *("tidak", "नहीं", "जी नहीं", "hindi", "hapana", "la"),
    }
)
"""In every language of ours: no word of one is the other answer in another."""


def is_agreed(say: Translator, question: Message) -> bool:
    """Whether the person said yes; no answer is a no, and what is neither is asked again.

    Raises:
        click.Abort: there is nobody to answer.

    """
    asked = visible(say(message("{question} [y/N]", question=question)))
    while True:
        answer = click.prompt(asked, default="", show_default=False, prompt_suffix=" ", err=True)
        answer = str(answer).strip().casefold()
        if answer in _YES:
            return True
        if answer in _NO:
            return False
        click.echo(say(message("Please answer with y for yes or n for no.")), err=True)
