"""`--lang` on the command line: every language, the phone's own, and a machine's words that say so."""

import json
from zipfile import ZipFile

import pytest

from adbaudit.locale.language import LANGUAGES
from adbaudit.locale.translator import load_translator
from adbaudit.model.message import message
from adbaudit.report.render import FOR_PEOPLE

NOTE = "--lang en"


@pytest.fixture(scope="module")
def saved(practice_report, tmp_path_factory):
    path = tmp_path_factory.mktemp("language") / "visit.json"
    path.write_text(practice_report, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FOR_PEOPLE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_a_machine_say_so_once(cli, saved, language, name):
    shown = cli("report", str(saved), "--lang", language, "--format", name)
    assert (shown.returncode, shown.stderr) == (1, "")
    assert shown.stdout.count(NOTE) == load_translator(language).is_machine_made


def test_auto_takes_the_language_of_the_phone_that_was_saved(cli, saved):
    assert json.loads(saved.read_text(encoding="utf-8"))["device"]["language"] == "zh-CN"
    assert "通讯录" in cli("report", str(saved), "--lang", "auto").stdout


def test_auto_without_a_phone_takes_the_language_of_the_computer(cli):
    assert "idioma" in cli("devices", "--help", "--lang", "auto", LANG="es_MX.UTF-8").stdout.lower()


def test_auto_asks_the_phone(cli):
    opened = cli("open", "com.kuaijie.cashloan", "--practice", "--lang", "auto")
    assert opened.stdout.startswith("已在手机上")


def test_auto_compares_in_the_language_of_the_phone_that_was_saved(cli, saved):
    assert (
        cli("diff", str(saved), str(saved), "--lang", "auto").stdout
        == cli("diff", str(saved), str(saved), "--lang", "zh-CN").stdout
    )


@pytest.mark.parametrize("chosen", [("--practice",), ("{saved}",)], ids=["phone", "report"])
def test_auto_seals_in_the_language_of_the_phone(cli, saved, tmp_path, chosen):
    words = [word.format(saved=saved) for word in chosen]
    sealed = cli("evidence", "seal", *words, "-o", str(tmp_path / "proof.zip"), "--lang", "auto")
    assert "已封存" in sealed.stdout
    with ZipFile(tmp_path / "proof.zip") as bundle:
        assert json.loads(bundle.read("manifest.json"))["language"] == "zh-CN"


def test_auto_reads_the_phone_s_own_names_of_apps_before_it_revokes(cli):
    planned = [cli("revoke", "--practice", "--dry-run", "--lang", tag).stdout for tag in ("auto", "zh-CN")]
    assert planned[0] == planned[1]


def test_report_of_an_earlier_version_has_no_language_and_is_read(cli, saved, tmp_path):
    report = json.loads(saved.read_text(encoding="utf-8"))
    del report["device"]["language"]
    old = tmp_path / "old.json"
    old.write_text(json.dumps(report), encoding="utf-8")
    assert cli("report", str(old), "--lang", "auto").stdout == cli("report", str(saved)).stdout


@pytest.mark.parametrize(
    "words", [("scan",), ("devices",), ("undo",), ("doctor",), ("pair",), ("practice",), ("rules", "law")]
)
def test_help_names_every_language(cli, words):
    told = " ".join(cli(*words, "--help").stdout.split())
    assert ", ".join(LANGUAGES) in told


def test_language_that_is_not_here_is_told_with_those_that_are(cli):
    told = cli("devices", "--help", "--lang", "fr").stderr
    assert (
        load_translator("en")(
            message(
                "There is no language {tag} here; English is used. There are: {languages}.",
                tag="fr",
                languages=", ".join(LANGUAGES),
            )
        )
        in told
    )
