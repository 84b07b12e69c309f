"""A question is answered in the words of the reader's language."""

import click
import pytest
from click.testing import CliRunner

from adbaudit.cli.asking import is_agreed
from adbaudit.locale.translator import load_translator
from adbaudit.model.message import message


def agreed(typed):
    @click.command()
    def ask():
        click.echo(is_agreed(load_translator("en"), message("Do it?")))

    return CliRunner().invoke(ask, input=f"{typed}\n").stdout


@pytest.mark.parametrize("word", ["y", "YES", "是", "對", "ya", "sí", "Sí", "हाँ", "oo", "ndiyo"])
def test_yes_is_understood_in_every_language(word):
    assert agreed(word).endswith("True\n")


@pytest.mark.parametrize("word", ["", "n", "No", "不要", "tidak", "नहीं", "hindi", "hapana"])
def test_no_and_no_answer_are_a_no(word):
    assert agreed(word).endswith("False\n")


@pytest.mark.parametrize("word", ["yup", "maybe", "si no"])
def test_what_is_neither_is_asked_again(word):
    assert agreed(f"{word}\nn").endswith("False\n")
