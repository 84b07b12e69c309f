"""Nothing is missing from a catalogue, nothing is stale, no place is lost in translation."""

from __future__ import annotations

import ast
import gettext
import re
import subprocess
import sys
from io import BytesIO

import pytest

from adbaudit.locale.catalogue import TRANSLATED, main
from adbaudit.locale.completeness import faults, untranslated
from adbaudit.locale.language import LANGUAGES
from adbaudit.locale.po_file import compiled, forms, merged, new, po_path, read, write
from adbaudit.locale.scope import is_for
from adbaudit.locale.sentences import RULES, SOURCE, Sentence, all_sentences, sentences_of_code, sentences_of_rules
from adbaudit.locale.translator import load_translator

BORROWERS, AUTHORS = "adbaudit/report/terminal/answer.py", "adbaudit/rules/load.py"


@pytest.fixture(scope="module")
def today():
    return all_sentences()


@pytest.fixture(scope="module", params=TRANSLATED)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def catalogue(language):
    return read(po_path(language))


def test_catalogue_is_whole(language, catalogue, today):
    """Nothing of its scope is missing, nothing fuzzy or stale; places, plural forms and edges are those of English."""
    assert list(faults(language, catalogue, today)) == []


def test_first_form_stands_for_one_alone(language):
    """“One app” may never be said of none, nor of two: our singular sentences say the number in words."""
    with po_path(language).with_suffix(".mo").open("rb") as file:
        form = gettext.GNUTranslations(file).plural
    without_plural = [0, 0, 0, 0]
    assert [form(count) for count in range(4)] in ([1, 0, 1, 1], without_plural)
    assert ([form(1), form(2)] == [0, 0]) is (language in {"zh-CN", "zh-Hant", "id"})


def test_compiled_catalogue_is_fresh(language, catalogue):
    assert po_path(language).with_suffix(".mo").read_bytes() == compiled(catalogue)


def test_machine_made_catalogue_says_so(language, catalogue):
    assert load_translator(language).is_machine_made is catalogue.is_machine_made
    assert catalogue.is_machine_made or language == "zh-CN" or "nobody" not in catalogue.last_translator


PROMISES_AND_VERDICTS = {
    "zh-CN": "风险为零|没有风险|无风险|绝对安全|是安全的|很安全|已安全|放心使用|放心用|很干净|干净的|"
    "非法应用|违法应用|违规应用|诈骗|骗子|黑应用|黑平台|套路贷|恶意应用",
    "zh-Hant": "風險為零|沒有風險|無風險|絕對安全|是安全的|很安全|已安全|放心使用|放心用|很乾淨|乾淨的|"
    "非法應用|違法應用|違規應用|詐騙|騙子|黑應用|黑平[臺台]|套路貸|惡意應用",
    "id": r"(?<!folder )\b(aman|bersih|penipu\w*|aplikasi ilegal|malware)\b",
    "es": r"\b(es segur[oa]|está segur[oa]|app segura|aplicación segura|limpi[oa]s?|fraude\w*|estafa\w*|app ilegal\w*|"
    r"aplicación ilegal|aplicaciones ilegales)\b",
    "hi": "सुरक्षित है|सुरक्षित हैं|धोखाधड़ी|अवैध ऐप|गैरकानूनी ऐप|ठगी|मैलवेयर",
    "fil": r"\b(ligtas|malinis|panloloko|manloloko|scam\w*|ilegal na app|malware)\b",
    "sw": r"\b(ni salama|iko salama|ulaghai|utapeli|programu haramu|malware)\b",
}


def test_translations_never_promise_or_judge(language, catalogue):
    forbidden = re.compile(PROMISES_AND_VERDICTS[language], re.IGNORECASE)
    assert [form for entry in catalogue if entry.id for form in forms(entry) if forbidden.search(form)] == []


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
    old = new("zh-CN")
    old.add("kept", "留")
    old.add("gone", "去")
    now = merged("zh-CN", (a_sentence("kept"),), old)
    assert [(entry.id, entry.string) for entry in now if entry.id] == [("kept", "留")]


def test_changed_sentence_is_left_untranslated_rather_than_guessed():
    old = new("zh-CN")
    old.add("Take it away.", "收回。")
    now = merged("zh-CN", (a_sentence("Take it away now."),), old)
    assert untranslated("zh-CN", now) == ("Take it away now.",)


def test_comment_of_a_reader_is_kept():
    old = new("sw")
    old.add("kept", "imekaa", user_comments=["read by Asha, 2026-12-01"])
    now = merged("sw", (a_sentence("kept"),), old)
    assert next(entry.user_comments for entry in now if entry.id) == ["read by Asha, 2026-12-01"]


@pytest.mark.parametrize("is_machine_made", [True, False])
def test_mark_and_the_name_of_the_translator_are_kept(tmp_path, is_machine_made):
    old = new("sw")
    old.is_machine_made, old.last_translator = is_machine_made, "Asha"
    path = tmp_path / "sw.po"
    write(path, merged("sw", (a_sentence("kept"),), old))
    assert (read(path).is_machine_made, read(path).last_translator) == (is_machine_made, "Asha")
    assert ("X-Machine-Made: yes" in path.read_text(encoding="utf-8")) is is_machine_made


def test_reviewed_catalogue_loses_its_mark(tmp_path, monkeypatch):
    monkeypatch.setattr("adbaudit.locale.catalogue.po_path", lambda language: tmp_path / f"{language}.po")
    write(tmp_path / "sw.po", new("sw"))
    assert main(["reviewed", "sw", "Asha"]) == 0
    read_now = read(tmp_path / "sw.po")
    assert (read_now.is_machine_made, read_now.last_translator) == (False, "Asha")


def test_catalogue_with_gaps_cannot_be_called_reviewed(tmp_path, monkeypatch):
    monkeypatch.setattr("adbaudit.locale.catalogue.po_path", lambda language: tmp_path / f"{language}.po")
    catalogue = new("sw")
    catalogue.add("Stop.", locations=[(BORROWERS, 0)])
    write(tmp_path / "sw.po", catalogue)
    assert (main(["reviewed", "sw", "Asha"]), read(tmp_path / "sw.po").is_machine_made) == (1, True)


def test_catalogue_that_nobody_looked_at_is_machine_made():
    assert new("sw").is_machine_made


def test_what_is_not_translated_whole_is_left_to_english():
    catalogue = new("es")
    catalogue.add(("{count} app", "{count} apps"), ("{count} aplicación", ""))
    catalogue.add(("{count} call", "{count} calls"), ("{count} llamada", "{count} llamadas"))
    catalogue.add("Nothing.", "")
    said = gettext.GNUTranslations(BytesIO(compiled(catalogue)))
    assert [said.ngettext("{count} app", "{count} apps", 2), said.gettext("Nothing.")] == ["{count} apps", "Nothing."]
    assert said.ngettext("{count} call", "{count} calls", 2) == "{count} llamadas"


FAULTY = {
    "not translated": ("Stop.", ""),
    "has not all 2 plural forms": (("{count} app", "{count} apps"), ("{count} aplicación", "")),
    "places differ, ['ap']": ("{app} reads", "{ap} lee"),
    "places differ, []": ("{app} reads", "lee"),
    "places differ, ['what']": (("one {what}", "{count} {what}s"), ("un {what}", "muchos {what}")),
    "places differ, ['{']": ("{app} reads", "{app lee"),
    "begins or ends with other white space": (" and more", "y más"),
    "has characters that nobody sees, U+200B": ("Stop.", "Al\u200bto."),
}


@pytest.mark.parametrize("fault", FAULTY)
def test_fault_of_a_translation_is_told(fault):
    catalogue, (key, said) = new("es"), FAULTY[fault]
    catalogue.add(key, said, locations=[(BORROWERS, 0)])
    one, plural = key if isinstance(key, tuple) else (key, "")
    today = [Sentence(singular=one, plural=plural, place=BORROWERS)]
    assert list(faults("es", catalogue, today)) == [f"{fault}: {one}"]


@pytest.mark.parametrize("said", ["另外一个渠道", "另外 1 个渠道"])
def test_only_form_tells_the_number(said):
    """Where a language has one form it stands for 1 and for 7 alike."""
    catalogue = new("zh-CN")
    catalogue.add(("one more office", "{count} more offices"), (said,), locations=[(BORROWERS, 0)])
    today = [Sentence(singular="one more office", plural="{count} more offices", place=BORROWERS)]
    assert list(faults("zh-CN", catalogue, today)) == ["places differ, []: one more office"]


def test_first_of_two_forms_may_say_one_in_words():
    catalogue = new("es")
    catalogue.add(("one app", "{count} apps"), ("una app", "{count} apps"), locations=[(BORROWERS, 0)])
    assert list(faults("es", catalogue, [Sentence(singular="one app", plural="{count} apps", place=BORROWERS)])) == []


def test_fuzzy_sentence_is_a_fault_and_is_not_compiled():
    catalogue = new("es")
    catalogue.add("Stop.", "Alto.", flags=["fuzzy"], locations=[(BORROWERS, 0)])
    assert list(faults("es", catalogue, [a_sentence("Stop.")])) == ["fuzzy: Stop."]
    assert gettext.GNUTranslations(BytesIO(compiled(catalogue))).gettext("Stop.") == "Stop."


def test_sentence_that_came_and_one_that_went_are_faults():
    catalogue = new("es")
    catalogue.add("Gone.", "Ido.", locations=[(BORROWERS, 0)])
    told = list(faults("es", catalogue, [a_sentence("New.")]))
    assert [fault.partition(",")[0] for fault in told] == ["not in the catalogue", "not said any more"]


@pytest.mark.parametrize(
    ("language", "places", "is_wanted"),
    [
        ("es", [BORROWERS], True),
        ("es", [AUTHORS], False),
        ("es", [AUTHORS, BORROWERS], True),
        ("zh-CN", [AUTHORS], True),
        ("sw", ["rules/permissions/loan-sms.yaml"], True),
        ("sw", ["adbaudit/rules/observe_access.py"], True),
        ("es", ["adbaudit/rules/law.py"], True),
        ("es", ["adbaudit/rules/law_file.py"], False),
    ],
)
def test_only_what_borrowers_read_must_be_there(language, places, is_wanted):
    assert is_for(language, places) is is_wanted


def test_sentence_of_authors_may_stay_english():
    catalogue = new("es")
    catalogue.add("is missing", "", locations=[(AUTHORS, 0)])
    assert list(faults("es", catalogue, [Sentence(singular="is missing", plural="", place=AUTHORS)])) == []


def test_check_tells_each_fault_and_fails(capsys):
    assert main(["check", "zh-CN"]) == 0
    assert capsys.readouterr().out == ""


def test_page_about_languages_names_each_and_who_has_read_it():
    page = (SOURCE.parent / "docs" / "languages.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in page.splitlines() if line.startswith("| `")}
    assert tuple(rows) == LANGUAGES
    assert {tag for tag, row in rows.items() if "made by a machine" in row} == {
        tag for tag in TRANSLATED if load_translator(tag).is_machine_made
    }


def test_catalogues_are_not_needed_to_speak_english():
    """Babel is for authors: nothing that runs may bring it in."""
    words = "import sys, adbaudit.cli.main, adbaudit.locale.translator; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0


def test_every_message_in_the_code_is_a_literal():
    assert [place for path in sorted(SOURCE.rglob("*.py")) for place in _calls_without_a_literal(path)] == []


def _calls_without_a_literal(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        named = (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"message", "messages"}
        )
        if named and not (node.args and isinstance(node.args[0], ast.Constant)):
            yield f"{path.name}:{node.lineno}"


def a_sentence(text):
    return Sentence(singular=text, plural="", place=BORROWERS)
