"""Letters from practice phones: what is written, where it is kept, and what is in none of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest

from adbaudit.errors import FileFault, UsageFault
from adbaudit.locale.country_language import language_of_country
from adbaudit.locale.translator import load_translator
from adbaudit.model.identity import Verdict
from adbaudit.model.letter import LetterKind
from adbaudit.report.letters.choose import LetterChoice
from adbaudit.report.letters.docx import docx_of
from adbaudit.report.letters.render import as_one, guide_alone
from adbaudit.report.letters.sheet import letter_sheet
from adbaudit.workflow.letter_files import file_names, keep_letters
from adbaudit.workflow.letters import LetterWishes, letter_language, write_letters

FORMATS = ("text", "markdown", "html", "docx")
AT = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def written(audited, world_of_tests):
    def made(profile="pixel-14", **wishes):
        known = {"choice": LetterChoice(), **wishes}
        return write_letters(audited(profile)[0], world_of_tests.rules, LetterWishes(**known))

    return made


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("profile", ["pixel-14", "xiaomi-11", "legacy-8", "samsung-15"])
def test_serials_accounts_numbers_and_mail_are_in_no_letter(written, planted, profile, language):
    letters = written(profile, language=language)
    say = load_translator(language)
    pages = [as_one(letters.guided(say), form) for form in ("text", "markdown", "html")]
    if language == "en":  # the same texts, in the slowest format
        pages.append(content_of(docx_of([letter_sheet(letter, say) for letter in letters.letters], AT)))
    assert planted(profile)
    assert [secret for secret in planted(profile) for page in pages if secret in page] == []


def test_chinese_office_reads_chinese(written):
    assert written().say.language == "zh-CN"
    assert written(countries=("IN",)).say.language == "en"
    assert written(language="en").say.language == "en"


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("CN", "zh-CN"),
        ("HK", "zh-Hant"),
        ("TW", "zh-Hant"),
        ("ID", "id"),
        ("MX", "es"),
        ("CO", "es"),
        ("PE", "es"),
        ("TZ", "sw"),
        ("IN", "en"),
        ("KE", "en"),
        ("NG", "en"),
        ("PH", "en"),
        ("XX", "en"),
    ],
)
def test_office_is_written_to_in_the_language_of_its_country(code, language):
    assert language_of_country(code) == language


def test_family_is_written_to_in_the_persons_language_and_offices_in_the_countrys(written):
    letters = written(countries=("KE",), reader="sw")
    spoken = {letter.kind: letter.language for letter in letters.letters}
    assert (spoken[LetterKind.CONTACTS], spoken[LetterKind.DELETION]) == ("sw", "en")
    chosen = written(countries=("KE",), reader="sw", language="es")
    assert {letter.language for letter in chosen.letters} == {"es"}


def test_country_that_is_not_on_file_is_told_and_gets_the_persons_language(written):
    letters = written(countries=("XX",), reader="sw")
    assert letters.say.language == "sw"
    say = load_translator("en")
    assert "For XX adbaudit has neither law nor offices on file." in as_one(letters.guided(say), "text")


def test_language_of_the_phone_is_used_when_it_is_asked_for(audited, world_of_tests):
    report = audited("pixel-14")[0]
    spanish = replace(report, device=replace(report.device, language="es-MX"))
    wishes = LetterWishes(choice=LetterChoice(), language=letter_language("auto"))
    assert write_letters(spanish, world_of_tests.rules, wishes).say.language == "es"


def test_words_of_a_machine_are_told_with_a_remedy_that_works_for_letters(written, tmp_path):
    first, *_ = keep_letters(written(countries=("MX",)), tmp_path, "text", load_translator("en"), is_forced=False)
    page = " ".join(first.read_text("utf-8").split())
    assert "Letters in Español are in words that a machine translated" in page
    assert "--letter-lang en writes them in English" in page


def test_language_nobody_has_is_wrong_usage():
    assert letter_language(None) is None
    assert letter_language("zh") == "zh-CN"
    with pytest.raises(UsageFault):
        letter_language("xx")


def test_app_that_is_not_there_is_wrong_usage(written):
    with pytest.raises(UsageFault):
        written(choice=LetterChoice(packages=frozenset({"com.not.there"})))


def test_every_loan_app_is_named_to_choose_from(written, audited):
    with pytest.raises(UsageFault) as fault:
        written(choice=LetterChoice(packages=frozenset({"com.not.there"})))
    loans = {app.installed.package for app in audited("pixel-14")[0].apps if app.identity.verdict is Verdict.LOAN}
    assert set(str(dict(fault.value.next_step.values)["names"]).split(", ")) == loans


@pytest.mark.parametrize("name", ["in-rbi-cms", "cn-court", "nobody"])
def test_office_of_elsewhere_or_without_letters_is_wrong_usage(written, name):
    with pytest.raises(UsageFault):
        written(choice=LetterChoice(offices=frozenset({name})))


def test_report_about_files_has_no_letters(audited, world_of_tests):
    report = replace(audited("pixel-14")[0], device=None)
    with pytest.raises(FileFault):
        write_letters(report, world_of_tests.rules, LetterWishes(choice=LetterChoice()))


def test_phone_without_a_loan_app_still_has_the_message_to_contacts(audited, world_of_tests):
    report = replace(audited("pixel-14")[0], apps=())
    letters = write_letters(report, world_of_tests.rules, LetterWishes(choice=LetterChoice())).letters
    assert {letter.kind for letter in letters} == {LetterKind.CONTACTS}
    wishes = LetterWishes(choice=LetterChoice(kinds=frozenset({LetterKind.DELETION})))
    with pytest.raises(UsageFault):
        write_letters(report, world_of_tests.rules, wishes)


@pytest.mark.parametrize("form", FORMATS)
def test_each_letter_is_a_private_file_of_its_own(written, tmp_path, form):
    kinds = frozenset({LetterKind.CONTACTS, LetterKind.POLICE})
    letters = written(choice=LetterChoice(kinds=kinds))
    paths = keep_letters(letters, tmp_path / "out", form, load_translator("en"), is_forced=False)
    assert len(paths) == len(set(paths)) == len(letters.letters) + 1
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o700


def test_letter_in_a_file_holds_no_note(written, tmp_path):
    first, *others = keep_letters(written(), tmp_path, "text", load_translator("en"), is_forced=False)
    assert first.name == "00-read-first.txt"
    assert "LawRefBook" in first.read_text("utf-8")
    assert [path.name for path in others if "LawRefBook" in path.read_text("utf-8")] == []


def test_letter_that_is_there_is_left_as_it_is(written, tmp_path):
    paths = keep_letters(written(), tmp_path, "text", load_translator("en"), is_forced=False)
    paths[-1].write_text("filled in", "utf-8")
    paths[0].unlink()
    with pytest.raises(UsageFault):
        keep_letters(written(), tmp_path, "text", load_translator("en"), is_forced=False)
    assert paths[-1].read_text("utf-8") == "filled in"
    assert not paths[0].exists()
    keep_letters(written(), tmp_path, "text", load_translator("en"), is_forced=True)
    assert paths[-1].read_text("utf-8") != "filled in"


@pytest.mark.parametrize("package", ["../../etc/passwd", "a/b", "CON:", "com.x\n.y", "..", "x" * 400, "包名"])
def test_package_name_of_a_bent_file_never_gets_into_a_file_name(written, package):
    letters = [replace(one, package=package) for one in written().letters]
    for name in file_names(letters, "txt"):
        assert re.fullmatch(r"\d\d-[A-Za-z0-9._-]{1,120}\.txt", name)
        assert ".." not in name.removesuffix(".txt")


def test_folder_that_cannot_be_made_is_told(written, tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(FileFault):
        keep_letters(written(), tmp_path / "file" / "below", "text", load_translator("en"), is_forced=False)


def test_first_page_takes_a_minute_and_names_every_letter(written):
    letters = written()
    names = file_names(letters.letters, "txt")[1:]
    page = guide_alone(letters.guided(load_translator("en"), files=names), "text", AT).decode("utf-8")
    first, _, _ = page.partition("What stands below can wait until you use a letter.")
    assert first != page
    assert len(first.splitlines()) < 60
    spans = re.findall(r"^- (\d\d)(?:–(\d\d))?: “", first, re.MULTILINE)
    told = [number for begin, end in spans for number in range(int(begin), int(end or begin) + 1)]
    assert told == list(range(1, len(names) + 1))


def test_first_page_tells_which_letters_are_about_which_app(written):
    letters = written(choice=LetterChoice(kinds=frozenset({LetterKind.DELETION})), language="en")
    names = file_names(letters.letters, "txt")[1:]
    page = guide_alone(letters.guided(load_translator("en"), files=names), "text", AT).decode("utf-8")
    for number, letter in enumerate(letters.letters, start=1):
        assert f"{number:02} → {letter.app}" in page


def test_number_of_the_police_that_nobody_checked_says_so(written):
    (danger,) = (str(one) for one in written(countries=("VN",)).remarks if "113" in str(one))
    assert "Not verified" in danger
    (checked,) = (str(one) for one in written(countries=("CN",)).remarks if "110" in str(one))
    assert "verified" not in checked


def test_offices_that_were_not_written_to_are_told_with_the_word_that_does(written):
    letters = written(language="en")
    page = as_one(letters.guided(load_translator("en")), "text")
    assert {"cn-pboc", "cn-12377"} <= {one.id for one in letters.unwritten}
    assert "not written to unasked" in page
    assert "cn-carrier, not verified" in " ".join(page.split())
    assert written(choice=LetterChoice(offices=frozenset({"cn-12321"}))).unwritten == ()


def test_letters_from_a_saved_report_say_so_to_the_person(audited, world_of_tests):
    report = audited("pixel-14")[0]
    saved = replace(report, provenance=replace(report.provenance, is_from_file=True))
    remarks, others = (
        [str(one) for one in write_letters(one, world_of_tests.rules, LetterWishes(choice=LetterChoice())).remarks]
        for one in (saved, report)
    )
    assert set(remarks) - set(others) == {
        "The letters rest on a saved report. Whether it was changed since nobody can tell from it."
    }


def test_what_is_read_first_says_each_thing_once_and_what_can_do_harm_before_the_rest(written):
    letters = written(choice=LetterChoice(kinds=frozenset(LetterKind)), language="en")
    lines = as_one(letters.guided(load_translator("en")), "text").partition("====")[0].splitlines()
    harm, law = lines.index("What can do harm"), lines.index("What the letters cite")
    assert law < 200
    assert any("If you never took this loan" in line for line in lines[harm : harm + 12])
    assert not any(line.startswith("“") for line in lines[law:])


def content_of(content):
    with ZipFile(BytesIO(content)) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
