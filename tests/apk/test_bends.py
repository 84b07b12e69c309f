"""Every way in which a file can be bent has words of its own."""

import ast
from pathlib import Path

import pytest

import adbaudit.apk
from adbaudit.model.bend import BENT, bends_in

ROOM = Path(adbaudit.apk.__file__).parent


def words():
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOM.rglob("*.py"))]
    texts = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return sorted(text for text in texts if isinstance(text, str) and text.startswith(BENT) and text != BENT)


def test_words_are_found_in_the_code():
    assert {"bent-zip64", "bent-raw-value", "bent-analysts-fail"} <= set(words())


@pytest.mark.parametrize("word", words())
def test_every_bend_has_its_sentence(word):
    assert len(bends_in(("debug-key", word))) == 1


def test_no_two_bends_share_a_sentence():
    assert len(set(bends_in(tuple(words())))) == len(words())
