"""Nothing is missing from a catalogue, nothing is stale, no place is lost in translation."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest
from babel.messages.catalog import Catalog

from adbaudit.locale.catalogue import (
    RULES,
    SOURCE,
    Sentence,
    compiled,
    merged,
    po_path,
    read,
    sentences_of_code,
    sentences_of_rules,
    untranslated,
)
from adbaudit.locale.language import LANGUAGES

TRANSLATED = LANGUAGES[1:]


@pytest.fixture(scope="module", params=TRANSLATED)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def catalogue(language):
    return read(po_path(language))


def test_every_sentence_is_translated(catalogue):
    assert untranslated(catalogue) == ()


def test_nothing_is_fuzzy(catalogue):
    assert [entry.id for entry in catalogue if entry.id and entry.fuzzy] == []


def test_catalogue_has_the_sentences_of_today_and_no_others(catalogue):
    today = {sentence.singular for sentence in (*sentences_of_code(SOURCE), *sentences_of_rules(RULES))}
    assert {_singular(entry) for entry in catalogue if entry.id} == today


def test_compiled_catalogue_is_fresh(language, catalogue):
    assert po_path(language).with_suffix(".mo").read_bytes() == compiled(catalogue)


def test_translations_have_the_same_places(catalogue):
    wrong = [
        (entry.id, form)
        for entry in catalogue
        if entry.id
        for form in _forms(entry.string)
        if not _places(_singular(entry)) <= _places(form) <= _all_places(entry)
    ]
    assert wrong == []


def test_translations_never_promise_or_judge(catalogue):
    forbidden = re.compile(
        "风险为零|没有风险|无风险|绝对安全|是安全的|很安全|已安全|放心使用|放心用|很干净|干净的|"
        "非法应用|违法应用|违规应用|诈骗|骗子|黑应用|黑平台|套路贷|恶意应用"
    )
    assert [form for entry in catalogue if entry.id for form in _forms(entry.string) if forbidden.search(form)] == []


def test_sentences_never_promise_or_judge():
    forbidden = re.compile(r"\b(safe|safely|clean|fraud\w*|scam\w*|illegal apps?|malware)\b", re.IGNORECASE)
    sentences = {*sentences_of_code(SOURCE), *sentences_of_rules(RULES)}
    assert [one for one in sentences if forbidden.search(f"{one.singular} {one.plural}")] == []


def test_sentences_are_gathered_from_nested_calls(tmp_path):
    folder = tmp_path / "room"
    folder.mkdir()
    code = 'message("{a}", a=message("b" "c"))\nmessages("one", "many", 2)\nmessage(variable)\n'
    (folder / "some.py").write_text(code, encoding="utf-8")
    found = {(one.singular, one.plural) for one in sentences_of_code(folder)}
    assert found == {("{a}", ""), ("bc", ""), ("one", "many")}


def test_texts_of_rules_are_gathered_without_line_ends(tmp_path):
    folder = tmp_path / "playbook"
    folder.mkdir()
    (folder / "first.yaml").write_text("title: Do\ntext: >-\n  this and\n  that\n", encoding="utf-8")
    assert [one.singular for one in sentences_of_rules(tmp_path)] == ["Do", "this and that"]


def test_known_translation_is_kept_and_a_gone_sentence_goes():
    old = Catalog(locale="zh_CN")
    old.add("kept", "留")
    old.add("gone", "去")
    new = merged("zh-CN", (Sentence(singular="kept", plural="", place="a.py"),), old)
    assert [(entry.id, entry.string) for entry in new if entry.id] == [("kept", "留")]


def test_changed_sentence_is_left_untranslated_rather_than_guessed():
    old = Catalog(locale="zh_CN")
    old.add("Take it away.", "收回。")
    new = merged("zh-CN", (Sentence(singular="Take it away now.", plural="", place="a.py"),), old)
    assert untranslated(new) == ("Take it away now.",)


def test_every_message_in_the_code_is_a_literal():
    assert [place for path in sorted(SOURCE.rglob("*.py")) for place in _calls_without_a_literal(path)] == []


def _calls_without_a_literal(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        named = (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"message", "messages"}
        )
        if named and not (node.args and isinstance(node.args[0], ast.Constant)):
            yield f"{path.name}:{node.lineno}"


def _singular(entry):
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def _forms(string):
    return (string,) if isinstance(string, str) else string


def _places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def _all_places(entry):
    return _places(entry.id) if isinstance(entry.id, str) else _places("".join(entry.id))
