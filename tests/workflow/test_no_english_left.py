"""In the language for tests every sentence wears accents: what is plain English in it was never in the catalogue."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from html.parser import HTMLParser

import pytest

from adbaudit.cli.exit_code import FAIL_ON
from adbaudit.cli.main import COMMANDS, run
from adbaudit.cli.revoke_options import LAST_RESORTS
from adbaudit.cli.rules import SUBCOMMANDS as OF_RULES
from adbaudit.locale.language import AUTO, LANGUAGES, PSEUDO
from adbaudit.locale.pseudo import pseudo
from adbaudit.locale.translator import load_translator
from adbaudit.model.letter import LetterKind
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message
from adbaudit.model.names import group_name
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.report import SourceKind
from adbaudit.plan.build import SUBJECTS
from adbaudit.report.advice_words import command_of
from adbaudit.report.changes.after import after_text
from adbaudit.report.changes.plan import Setting, plan_text
from adbaudit.report.changes.results import results_text
from adbaudit.report.changes.undo import Whose, undo_plan_text, undo_text
from adbaudit.report.changes.words import phone_name
from adbaudit.report.difference.text import difference_text
from adbaudit.report.handout.compose import handout_of
from adbaudit.report.handout.render import render_handout
from adbaudit.report.letters.choose import LetterChoice
from adbaudit.report.letters.render import as_one
from adbaudit.report.render import FOR_PEOPLE, FORMATS, render
from adbaudit.report.sheet import Sheet
from adbaudit.workflow.after import look_again
from adbaudit.workflow.audit import Wishes, World, rules, scan
from adbaudit.workflow.clock import SystemClock
from adbaudit.workflow.letters import LetterWishes, write_letters
from adbaudit.workflow.practice import make_phone, plugged_in
from adbaudit.workflow.revoke import Choice, journal_of, keep_proof, prepare, revoke
from adbaudit.workflow.undo import find_journal, look, put_back

WORD = re.compile(r"[A-Za-z]*[a-z][A-Za-z]*")
"""Words of plain letters; names in capitals, such as permissions, are not English."""

SAY = load_translator(PSEUDO)
COUNTRIES = ("CN", "IN", "ID", "KE", "MX", "PH")
PROFILES = ("pixel-14", "samsung-15", "xiaomi-11", "legacy-8")
OURS = ("adbaudit", "adb", "scan", "revoke", "undo", "sha", "Android", "Pixel", "UTC")
"""Our own name and commands, and what stands in every report as it is."""


NO_SENTENCE = re.compile(r"--[a-z-]+|\[[^\]\s]*\|[^\]]*\]|\[đéƒåûļţ: [^\]]*\]")
"""Options, what may be chosen, and what is the default."""


class Silent:
    def step(self, doing):
        pass


@pytest.fixture(scope="module")
def world():
    return World(rules=with_accents(rules()), clock=SystemClock(), progress=Silent())


@pytest.fixture(scope="module")
def wishes():
    return Wishes(language=PSEUDO, countries=COUNTRIES, source=SourceKind.PRACTICE)


@pytest.fixture(scope="module", params=["pixel-14", "samsung-15"])
def report(request, world, wishes):
    profile = request.param
    with plugged_in(make_phone(profile), profile) as phone:
        return scan(phone.shell, world, wishes, device_id=phone.device_id)


@pytest.mark.parametrize("details", [False, True], ids=["in-short", "details"])
@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_report_has_no_english_of_ours(report, name, details):
    shown = render(report, name, SAY, details=details, scrolls=True)
    commands = [command_of(one, report) for one in report.advice]
    assert plain_english(read_aloud(shown) if name == "html" else shown, report, commands, OURS) == []


@pytest.mark.parametrize("format_name", ["text", "markdown", "html"])
@pytest.mark.parametrize("country", ["CN", "ID"])
def test_letters_have_no_english_of_ours(report, world, format_name, country):
    choice = LetterChoice(kinds=frozenset(LetterKind), packages=frozenset(), offices=frozenset())
    wishes = LetterWishes(choice=choice, countries=(country,), language=PSEUDO)
    written = write_letters(report, world.rules, wishes)
    shown = as_one(written.guided(SAY), format_name)
    shown = read_aloud(shown) if format_name == "html" else shown
    assert plain_english(shown, report, sources(world.rules), OURS, PSEUDO) == []


@pytest.mark.parametrize("format_name", ["text", "markdown", "html"])
def test_hand_out_has_no_english_of_ours(world, format_name):
    (china,) = (one for one in world.rules.countries if one.code == "CN")
    channels = [one for one in world.rules.channels if one.country.code == "CN"]
    for template in world.rules.handouts:
        shown = render_handout(handout_of(template, china, channels), format_name, SAY)
        shown = read_aloud(shown) if format_name == "html" else shown
        assert plain_english(shown, channels, OURS) == []


def test_revoke_and_undo_have_no_english_of_ours(world, wishes, tmp_path):
    with plugged_in(make_phone("pixel-14"), "pixel-14") as phone:
        environ, sheet = {"ADBAUDIT_HOME": str(tmp_path)}, Sheet()
        prepared = prepare(phone, world, wishes, Choice())
        setting = Setting(phone=phone_name(prepared.report.device, ""), users=prepared.report.device.users)
        visit = keep_proof(phone, world, wishes, prepared, SAY, environ)
        results = revoke(phone, world, prepared, (), journal_of(visit, environ))
        after = look_again(phone, world, wishes, prepared, visit, results, SAY)
        found = find_journal(phone, None, environ)
        ahead = look(phone, Silent(), found, is_forced=False)
        receipts = put_back(phone, SystemClock(), Silent(), found, is_forced=False)
    whose = Whose(phone=setting.phone, users=ahead.device.users, names=ahead.names)
    shown = [
        plan_text(prepared.plan, SAY, sheet, setting),
        results_text(results, SAY, sheet, setting, kept=tmp_path),
        after_text(after.difference, prepared.report.advice, SAY, sheet),
        difference_text(after.difference, SAY, sheet),
        undo_plan_text(ahead.pending, whose, SAY, sheet),
        undo_text(receipts, whose, SAY, sheet),
    ]
    commands = [command_of(one, None) for one in prepared.report.advice]
    known = (prepared.report, commands, prepared.plan, results, receipts, str(tmp_path), OURS)
    assert {number: words for number, text in enumerate(shown) if (words := plain_english(text, *known))} == {}


ERRORS = [
    ("fly",),
    ("scna",),
    ("scan", "--nonsense"),
    ("scan", "--fail-on", "sometimes"),
    ("scan", "--country", "China"),
    ("scan", "--user", "me"),
    ("scan", "--practice", "nokia-3310"),
    ("scan", "--practice", "--all"),
    ("scan", "--from", "nowhere"),
    ("scan", "--code", "--apk", "none", "--practice"),
    ("apk",),
    ("apk", "nowhere.apk"),
    ("report", "nowhere.json"),
    ("diff", "nowhere.json", "nowhere.json"),
    ("open", "com.example.loan", "--user", "all"),
    ("revoke", "--group", "nonsense", "--practice"),
    ("undo", "nowhere"),
    ("letters", "nowhere.json"),
    ("letters", "--practice", "--letter", "nonsense"),
    ("handout", "nonsense"),
    ("handout", "--country", "China"),
    ("evidence", "nonsense"),
    ("evidence", "seal", "nowhere.json"),
    ("evidence", "verify", "nowhere.zip"),
    ("revoke", "--practice", "--then", "nonsense"),
]


@pytest.mark.parametrize("words", ERRORS, ids=" ".join)
def test_error_has_no_english_of_ours(words, capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert run([*words, "--lang", PSEUDO]) in {2, 3}
    told = capsys.readouterr()
    assert told.out == ""
    assert (
        plain_english(told.err, words, COMMANDS, PROFILES, FAIL_ON, SUBJECTS, LAST_RESORTS, topics(), OURS, "help")
        == []
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_no_english_of_ours(command, capsys):
    assert run(["--lang", PSEUDO, command, "--help"]) == 0
    shown = NO_SENTENCE.sub(" ", capsys.readouterr().out)
    assert (
        plain_english(shown, COMMANDS, PROFILES, LANGUAGES, FORMATS, OURS, AUTO, "all", OF_RULES, "seal", "verify")
        == []
    )


@pytest.mark.parametrize("words", [*(("rules", one) for one in OF_RULES), ("evidence", "seal"), ("evidence", "verify")])
def test_help_inside_has_no_english_of_ours(words, capsys):
    assert run(["--lang", PSEUDO, *words, "--help"]) == 0
    shown = NO_SENTENCE.sub(" ", capsys.readouterr().out)
    assert plain_english(shown, words, COMMANDS, PROFILES, LANGUAGES, FORMATS, OURS, AUTO, "all", OF_RULES, NAMED) == []


def test_plain_english_is_found():
    """The tests above can fail."""
    assert plain_english(
        f"{SAY(group_name(PermissionGroup.SMS))} left in English, com.example.loan", ["com.example.loan"]
    ) == [
        "English",
        "left",
    ]


NAMED = ("unclassified", "age")
"""A class of lenders as `--class` has it, and the program that opens what is sealed to somebody."""


def topics():
    """The names of the hand-outs."""
    return [one.id for one in rules().handouts]


def sources(pack):
    """Who says so, and what offices are called where they are."""
    return [*(one.source for one in pack.law), *pack.channels]


def read_aloud(page):
    """What a page says: its text, and what it tells those who cannot see it."""
    reader = PageReader()
    reader.feed(page)
    return "".join(reader.said)


class PageReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.said, self.is_style = [], False

    def handle_starttag(self, tag, attrs):
        self.is_style = tag == "style"
        self.said += [" "] if tag != "wbr" else []  # a word goes on behind a place to break it
        self.said += [f"{value} " for name, value in attrs if name in {"alt", "title", "aria-label"} and value]

    def handle_endtag(self, tag):
        self.is_style = self.is_style and tag != "style"

    def handle_data(self, data):
        self.said += [] if self.is_style else [data]


def with_accents(pack):
    """The same rules; texts that files carry in several languages have the language for tests too."""
    parts = {name: _accented(getattr(pack, name)) for name in ("law", "channels", "guides")}
    return replace(pack, **parts)


def plain_english(text, *known):
    """Words of the text that neither wear accents nor stand in what is known to be no sentence of ours."""
    words = {word for one in known for string in strings_of(one) for word in WORD.findall(string)}
    return sorted({word for word in WORD.findall(text) if len(word) > 2} - words)


def strings_of(value):
    """Every text in a value that came from a phone, a file or a command; no sentence, no text in several languages."""
    match value:
        case str():
            yield value
        case Message():
            yield from (one for _, inner in value.values for one in strings_of(inner))
        case LocalText() | Enum():
            return
        case Mapping():
            yield from (one for inner in value.values() for one in strings_of(inner))
        case tuple() | list() | frozenset():
            yield from (one for inner in value for one in strings_of(inner))
        case _ if is_dataclass(value):
            yield from (one for part in fields(value) for one in strings_of(getattr(value, part.name)))


def _accented(value):
    match value:
        case LocalText():
            return LocalText(texts=(*value.texts, (PSEUDO, _with_places(value.in_language("en")))))
        case tuple():
            return tuple(_accented(one) for one in value)
        case Enum() | str() | Message():
            return value
        case _ if is_dataclass(value):
            return replace(value, **{part.name: _accented(getattr(value, part.name)) for part in fields(value)})
    return value


def _with_places(text):
    return pseudo(text) if "{" in text else pseudo(text.replace("{", "{{").replace("}", "}}"))
