"""APKs still on the phone: the same facts from a few parts, in a few round trips, and gaps for what is missing."""

import hashlib
import shutil
import subprocess
from dataclasses import replace

import pytest

from adbaudit.apk import read_apks_on_phone
from adbaudit.model.apk import ManifestState
from adbaudit.model.gap import BROKEN_OFF, CONNECTION_GONE
from adbaudit.ports import Ending

PATH = "/data/app/~~a==/com.kuaijie.cashloan-b==/base.apk"
PACKAGE = "com.kuaijie.cashloan"
NOISE = hashlib.shake_128(b"seed").digest(3 << 20)


def read(shell, path=PATH, sdk=34):
    """The facts and gaps of one package."""
    facts, gaps = read_apks_on_phone(shell, [(PACKAGE, (path,) if path else ())], language="zh-CN", sdk=sdk)
    return facts.get(PACKAGE, (None,))[0], gaps


def reasons(gaps):
    return [gap.reason.template for gap in gaps]


@pytest.fixture(scope="session")
def large_apk(zipped, loan_parts):
    """Manifest at the start, table at the end, three megabytes between them."""
    first = {"AndroidManifest.xml": loan_parts["AndroidManifest.xml"], "noise": NOISE}
    return zipped({**first, **loan_parts, **{f"res/{number}.xml": b"" for number in range(20)}})


@pytest.fixture(scope="session")
def crowded_apk(zipped, loan_parts):
    """A directory of some 400 KB."""
    return zipped({**loan_parts, "n": NOISE, **{f"res/{'long' * 20}{number}.xml": b"" for number in range(3000)}})


@pytest.mark.parametrize("kind", ["small", "large", "crowded"])
def test_parts_give_the_same_facts_as_the_whole_file(read_one, kind, request, file_shell, tmp_path, loan_apk):
    content = loan_apk.read_bytes() if kind == "small" else request.getfixturevalue(f"{kind}_apk")
    (tmp_path / "base.apk").write_bytes(content)
    facts, gaps = read(file_shell({PATH: content}))
    assert gaps == ()
    whole = replace(read_one(tmp_path / "base.apk", "zh-CN"), path="base.apk")
    assert facts == replace(whole, sha1=None)  # a phone is asked for one digest
    assert (facts.manifest, len(facts.signers)) == (ManifestState.READ, 1)


def test_long_signing_block_before_a_long_directory_is_fetched(file_shell, crowded_apk, with_block, scheme):
    content = with_block(crowded_apk, (0x42726577, bytes(200_000)), (0x7109871A, scheme(b"certificate")))
    shell = file_shell({PATH: content})
    facts, gaps = read(shell)
    assert (facts.signers, gaps) == ((hashlib.sha256(b"certificate").hexdigest(),), ())
    assert len(shell.rounds) == 3


def test_senseless_signing_block_costs_the_signers_only(file_shell, large_apk, with_block):
    facts, gaps = read(file_shell({PATH: with_block(large_apk, size=1 << 40)}))
    assert (facts.manifest, facts.signers, facts.traits) == (ManifestState.READ, None, ("signature-too-large",))
    assert [(gap.source, gap.package, gap.wanted.template) for gap in gaps] == [(PATH, PACKAGE, "who signed the app")]


def test_only_needed_parts_of_a_large_file_are_sent(file_shell, large_apk):
    shell = file_shell({PATH: large_apk})
    read(shell)
    assert shell.sent < 100_000 < len(large_apk) / 30


@pytest.mark.parametrize("count", [1, 10])
def test_round_trips_do_not_grow_with_the_number_of_apps(file_shell, crowded_apk, large_apk, loan_apk, count):
    contents = [crowded_apk, large_apk, loan_apk.read_bytes()]
    files = {f"/data/app/{number}/base.apk": contents[number % 3] for number in range(count)}
    shell = file_shell(files)
    wanted = [(f"com.app{number}", (path,)) for number, path in enumerate(files)]
    facts, gaps = read_apks_on_phone(shell, wanted, language="en", sdk=30)
    assert (len(facts), gaps) == (count, ())
    assert len(shell.rounds) <= 3


def test_no_apps_cost_no_round_trip(file_shell):
    shell = file_shell({})
    assert (read_apks_on_phone(shell, [], language="en", sdk=34), shell.rounds) == (({}, ()), [])


def test_binary_answers_are_asked_for_without_standard_error(file_shell, large_apk):
    shell = file_shell({PATH: large_apk})
    read(shell)
    commands = [command for some in shell.rounds for command in some]
    assert {command.argv[0]: command.drop_stderr for command in commands} == {
        "stat": False,
        "tail": True,
        "dd": True,
        "sha256sum": False,
    }


@pytest.mark.parametrize(("sdk", "known"), [(25, False), (26, True), (None, True)])
def test_digest_is_asked_for_where_android_can_make_one(file_shell, loan_apk, sdk, known):
    facts, gaps = read(file_shell({PATH: loan_apk.read_bytes()}), sdk=sdk)
    assert facts.sha256 == (hashlib.sha256(loan_apk.read_bytes()).hexdigest() if known else None)
    assert gaps == ()


@pytest.mark.parametrize(
    "path",
    [
        "base.apk",
        "/data/../data/a\n.apk",
        "/data/app/a\x1b[2J.apk",
        "/data/data/contacts2.db",
        "/a" * 600 + ".apk",
        "/a\u202e.apk",
    ],
)
def test_paths_that_no_app_has_are_not_asked_for(file_shell, path):
    shell = file_shell({path: b"secret"})
    facts, gaps = read(shell, path)
    assert (facts, shell.rounds, len(gaps)) == (None, [], 1)
    assert gaps[0].package == PACKAGE


def test_app_without_a_known_file_is_a_gap(file_shell):
    assert reasons(read(file_shell({}), "")[1]) == ["The phone did not say where the app's file is."]


def test_file_that_may_not_be_read_is_a_gap_in_the_phones_words(file_shell):
    facts, gaps = read(file_shell({}))
    assert facts.manifest is ManifestState.NOT_READ
    assert dict(gaps[1].reason.values)["text"] == f"stat: '{PATH}': Permission denied"


def test_one_unreadable_app_does_not_stop_the_others(file_shell, loan_apk):
    shell = file_shell({PATH: loan_apk.read_bytes()})
    facts, gaps = read_apks_on_phone(shell, [("a.gone", ("/gone.apk",)), ("b.here", (PATH,))], language="en", sdk=34)
    assert (facts["b.here"][0].manifest, {gap.package for gap in gaps}) == (ManifestState.READ, {"a.gone"})


def spoiled(tool, **changes):
    """Spoil every answer of one tool; `output` may be a function of the true output."""

    def spoil(answer):
        if answer.command.argv[0] != tool:
            return answer
        output = changes.get("output", answer.output)
        return replace(answer, **{**changes, "output": output(answer.output) if callable(output) else output})

    return spoil


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (spoiled("stat", output=b""), "the phone's answer was not understood: {text}"),
        (spoiled("stat", output=b"12 34\n"), "the phone's answer was not understood: {text}"),
        (spoiled("stat", output=b"99999999999999999999\n"), "the phone's answer was not understood: {text}"),
        (spoiled("stat", output=b"4096\n"), "The phone sent {got} bytes where {due} were due."),
        (spoiled("tail", output=b""), "The phone sent {got} bytes where {due} were due."),
        (spoiled("tail", output=lambda true: true[:-1]), "The phone sent {got} bytes where {due} were due."),
        (spoiled("tail", ending=Ending.TIMEOUT, status=None), "the phone did not answer in time"),
        (spoiled("tail", ending=Ending.TOO_LONG, status=None), "the answer was longer than any phone should give"),
        (
            spoiled("dd", output=lambda true: b"1+0 records in\n" + true),
            "The phone sent {got} bytes where {due} were due.",
        ),
        (spoiled("dd", output=b"dd: not found", status=127), "the phone refused and did not say why"),
        (spoiled("dd", ending=Ending.DISCONNECTED, status=None), BROKEN_OFF.template),
        (spoiled("dd", ending=Ending.NOT_RUN, output=b"", status=None), CONNECTION_GONE.template),
    ],
)
def test_answers_that_are_not_whole_become_gaps(file_shell, large_apk, spoil, reason):
    facts, gaps = read(file_shell({PATH: large_apk}, spoil))
    assert (facts.manifest, facts.declared, facts.signers) == (ManifestState.NOT_READ, (), None)
    assert reasons(gaps) == [reason]
    assert gaps[0].package == PACKAGE


@pytest.mark.parametrize("output", [b"", b"sha256sum: not found", b"abc  /x"])
def test_digest_that_is_none_is_a_gap_and_costs_nothing_else(file_shell, loan_apk, output):
    facts, gaps = read(file_shell({PATH: loan_apk.read_bytes()}, spoiled("sha256sum", output=output)))
    assert (facts.manifest, facts.sha256, len(gaps)) == (ManifestState.READ, None, 1)


@pytest.mark.parametrize("garbage", [bytes, lambda size: b"\xff" * size, lambda size: (b"PK\5\6" * size)[:size]])
def test_garbage_of_the_right_length_is_an_unreadable_manifest(file_shell, large_apk, garbage):
    spoil = spoiled("dd", output=lambda true: garbage(len(true)))
    assert read(file_shell({PATH: large_apk}, spoil))[0].manifest is ManifestState.UNREADABLE


def test_installed_file_that_looks_like_no_apk_is_unreadable_and_a_gap(file_shell):
    facts, gaps = read(file_shell({PATH: NOISE}))
    assert (facts.manifest, facts.traits, facts.size) == (ManifestState.UNREADABLE, ("not-a-zip",), len(NOISE))
    assert reasons(gaps) == ["the file is no ZIP archive, so it is no APK"]


def test_large_table_of_texts_is_left_with_a_gap(file_shell, zipped, loan_parts):
    shell = file_shell({PATH: zipped({**loan_parts, "resources.arsc": NOISE + NOISE})})
    facts, gaps = read(shell)
    assert (facts.manifest, facts.label, len(facts.declared)) == (ManifestState.READ, None, 9)
    assert [gap.wanted.template for gap in gaps] == ["the name that {package} shows"]
    assert shell.sent < 200_000


@pytest.mark.skipif(not shutil.which("toybox") or not shutil.which("dd"), reason="toybox and dd are not on PATH")
def test_real_tools_answer_as_the_tests_do(file_shell, tmp_path, crowded_apk):
    """Debian's toybox is Android's without `dd`, for which any system's will do."""
    path = tmp_path / "base.apk"
    path.write_bytes(crowded_apk)
    shell = file_shell({str(path): crowded_apk})
    read(shell, str(path))
    for command in (command for some in shell.rounds for command in some):
        argv = command.argv if command.argv[0] == "dd" else ("toybox", *command.argv)
        assert subprocess.run(argv, capture_output=True, check=True).stdout == shell.answer(command).output
