"""APKs still on the phone: the same facts from a few parts, in a few round trips, and gaps for what is missing."""

import gzip
import hashlib
import io
import shlex
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from malformed import manifests

from adbaudit.apk.phone import read_apks_on_phone
from adbaudit.model.apk import ManifestState
from adbaudit.model.gap import BROKEN_OFF, CONNECTION_GONE
from adbaudit.ports import Ending
from adbaudit.practice.knobs import Refuse

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
def named(zipped):
    """The same file as an app of another name, which must be as long."""

    def build(content, package):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        for code in ("utf-8", "utf-16-le"):
            manifest = parts["AndroidManifest.xml"].replace(PACKAGE.encode(code), package.encode(code))
            parts["AndroidManifest.xml"] = manifest
        return zipped(parts)

    return build


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
    assert facts == replace(whole, sha1=None, sha256=None)  # which the phone would have to read it all for
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
def test_round_trips_do_not_grow_with_the_number_of_apps(file_shell, crowded_apk, large_apk, loan_apk, named, count):
    contents = [crowded_apk, large_apk, loan_apk.read_bytes()]
    packages = [f"com.kuaijie.cashloa{number}" for number in range(count)]
    wanted = [(package, (f"/data/app/{package}/base.apk",)) for package in packages]
    shell = file_shell({path: named(contents[n % 3], package) for n, (package, (path,)) in enumerate(wanted)})
    facts, gaps = read_apks_on_phone(shell, wanted, language="en", sdk=30)
    assert (len(facts), gaps) == (count, ())
    assert len(shell.rounds) <= 3


def test_no_apps_cost_no_round_trip(file_shell):
    shell = file_shell({})
    assert (read_apks_on_phone(shell, [], language="en", sdk=34), shell.rounds) == (({}, ()), [])


def test_binary_answers_are_asked_for_without_standard_error(file_shell, large_apk):
    shell = file_shell({PATH: large_apk})
    read(shell)
    assert all(command.drop_stderr for some in shell.rounds for command in some)


@pytest.mark.parametrize("count", [20, 150])
def test_few_programs_are_started_for_each_app(file_shell, large_apk, count):
    files = {f"/data/app/{number}/base.apk": large_apk for number in range(count)}
    shell = file_shell(files)
    read_apks_on_phone(
        shell, [(f"com.app{number}", (path,)) for number, path in enumerate(files)], language="en", sdk=34
    )
    assert len([line for line in shell.programs if not line.startswith("echo")]) <= 1.2 * count + 4


@pytest.mark.parametrize("sdk", [19, 22, 23, 25, 26, 28, 29, 34, None])
def test_every_android_version_gives_the_same_facts(file_shell, crowded_apk, large_apk, loan_apk, named, sdk):
    """Without `stat` and `tail` before Android 6, without `gzip` before 8."""
    contents = [crowded_apk, large_apk, loan_apk.read_bytes()]
    apps = {f"com.kuaijie.cashloa{number}": content for number, content in enumerate(contents)}
    files = {f"/data/app/{package}-1/base.apk": named(content, package) for package, content in apps.items()}
    wanted = [(package, (path,)) for package, path in zip(apps, files, strict=True)]
    found, gaps = read_apks_on_phone(file_shell(files, sdk=sdk or 34), wanted, language="en", sdk=sdk)
    modern, _ = read_apks_on_phone(file_shell(files), wanted, language="en", sdk=34)
    assert (found, gaps) == (modern, ())


@pytest.mark.parametrize("gone", ["stat", "tail", "gzip", "stat -c|tail -c", "sh"])
@pytest.mark.parametrize("sdk", [23, 28, 34])
def test_tool_that_is_missing_costs_round_trips_but_no_facts(file_shell, large_apk, loan_apk, named, gone, sdk):
    other = "com.kuaijie.cashloaN"
    files = {"/data/app/a/base.apk": large_apk, "/data/app/b/base.apk": named(loan_apk.read_bytes(), other)}
    faults = tuple(Refuse(command=f"{one} ", text=f"{one}: not found", status=127) for one in gone.split("|"))
    wanted = [(PACKAGE, ("/data/app/a/base.apk",)), (other, ("/data/app/b/base.apk",))]
    found, gaps = read_apks_on_phone(file_shell(files, sdk=sdk, faults=faults), wanted, language="en", sdk=sdk)
    assert (found, gaps) == (read_apks_on_phone(file_shell(files), wanted, language="en", sdk=34)[0], ())


@pytest.mark.parametrize(
    "path", ["/data/app/it's here/a.apk", '/data/app/"$HOME" `id`/b.apk', "/data/app/~~x==/$(id).apk"]
)
@pytest.mark.parametrize("sdk", [22, 25, 34])
def test_paths_that_mean_something_to_a_shell_are_only_names(file_shell, large_apk, path, sdk):
    shell = file_shell({path: large_apk, "/data/app/c.apk": large_apk}, sdk=sdk)
    found, gaps = read_apks_on_phone(shell, [(PACKAGE, (path,)), ("c", ("/data/app/c.apk",))], language="en", sdk=sdk)
    assert (found[PACKAGE][0].manifest, {gap.package for gap in gaps}) == (ManifestState.READ, {"c"})
    assert not [line for line in shell.programs if line.startswith("id")]


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
    assert [(gap.source, dict(gap.reason.values)["text"]) for gap in gaps] == [
        ("ls", f"ls: {PATH}: No such file or directory")
    ]


def test_one_unreadable_app_does_not_stop_the_others(file_shell, loan_apk):
    shell = file_shell({PATH: loan_apk.read_bytes()})
    facts, gaps = read_apks_on_phone(shell, [("a.gone", ("/gone.apk",)), (PACKAGE, (PATH,))], language="en", sdk=34)
    assert (facts[PACKAGE][0].manifest, {gap.package for gap in gaps}) == (ManifestState.READ, {"a.gone"})


def test_file_of_another_app_says_nothing_about_this_one(file_shell, loan_apk):
    shell = file_shell({PATH: loan_apk.read_bytes()})
    found, gaps = read_apks_on_phone(shell, [("com.other", (PATH,))], language="en", sdk=34)
    (facts,) = found["com.other"]
    assert (facts.manifest, facts.package, facts.labels) == (ManifestState.NOT_READ, None, ())
    assert [gap.package for gap in gaps] == ["com.other"]


SPLIT_PACKAGE = "com.pinjamkilat.dana"
SPLIT_BASE = "/data/app/~~s==/com.pinjamkilat.dana-t==/base.apk"


@pytest.fixture
def split_app(built):
    """An app as a store installs it: a base, and splits for language and screen."""
    folder = built / "com.pinjamkilat.dana"
    beside = SPLIT_BASE.rpartition("/")[0]
    return {f"{beside}/{path.name}": path.read_bytes() for path in sorted(folder.glob("*.apk"))}


@pytest.mark.parametrize("sdk", [22, 25, 34])
def test_names_in_splits_of_languages_are_read(file_shell, split_app, built, read_one, sdk):
    shell = file_shell(split_app, sdk=sdk)
    found, gaps = read_apks_on_phone(shell, [(SPLIT_PACKAGE, tuple(split_app))], language="zh-CN", sdk=sdk)
    whole = read_one(built / "com.pinjamkilat.dana", "zh-CN")
    assert (found[SPLIT_PACKAGE][0].labels, found[SPLIT_PACKAGE][0].shown_label, gaps) == (
        whole.labels,
        whole.shown_label,
        (),
    )
    assert not any("xxhdpi" in line for line in shell.programs)


def test_split_that_is_not_there_costs_its_names_only(file_shell, split_app):
    shell = file_shell({SPLIT_BASE: split_app[SPLIT_BASE]})
    found, gaps = read_apks_on_phone(shell, [(SPLIT_PACKAGE, tuple(split_app))], language="zh-CN", sdk=34)
    assert (found[SPLIT_PACKAGE][0].manifest, len(found[SPLIT_PACKAGE][0].labels)) == (ManifestState.READ, 1)
    assert [gap.wanted.template for gap in gaps] == ["every name that {package} shows"]


def spoiled(*tools, **changes):
    """Spoil every answer in which one of the tools had a part; `output` may be a function of the true output."""

    def spoil(answer):
        if not any(tool in " ".join(answer.command.argv) for tool in tools):
            return answer
        output = changes.get("output", answer.output)
        return replace(answer, **{**changes, "output": output(answer.output) if callable(output) else output})

    return spoil


READERS = ("dd if", "unzip", "cat")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (spoiled("stat", "ls -l", output=b""), "the phone's answer was not understood: {text}"),
        (spoiled("stat", "ls -l", output=b"12 34\n"), "the phone's answer was not understood: {text}"),
        (
            spoiled("stat", "ls -l", output=b"-rw 1 a b 999999999999 2015-01-01 10:00 x\n"),
            "the phone's answer was not understood: {text}",
        ),
        (
            spoiled("stat", "ls -l", output=b"-rw 1 a b 99999999 2015-01-01 10:00 x\n"),
            "The phone sent {got} bytes where {due} were due.",
        ),
        (spoiled("dd if", output=lambda true: true[:-1]), "The phone sent {got} bytes where {due} were due."),
        (spoiled("dd if", output=b"", status=127), "the phone refused and did not say why"),
        (spoiled("dd if", ending=Ending.TIMEOUT, status=None), "the phone did not answer in time"),
        (spoiled("dd if", ending=Ending.TOO_LONG, status=None), "the answer was longer than any phone should give"),
        (spoiled("dd if", ending=Ending.DISCONNECTED, status=None), BROKEN_OFF.template),
        (spoiled("dd if", ending=Ending.NOT_RUN, output=b"", status=None), CONNECTION_GONE.template),
    ],
)
def test_answers_that_are_not_whole_become_gaps(file_shell, large_apk, spoil, reason):
    refused = spoiled("unzip", "cat", output=b"", status=1)
    facts, gaps = read(file_shell({PATH: large_apk}, lambda answer: refused(spoil(answer))))
    assert (facts.manifest, facts.declared, facts.signers) == (ManifestState.NOT_READ, (), None)
    assert reasons(gaps) == [reason]
    assert gaps[0].package == PACKAGE


@pytest.mark.parametrize(
    "spoil",
    [
        spoiled("stat", output=b"4096\n"),
        spoiled("stat", output=f"4096 {PATH}\n".encode()),
        spoiled("tail", output=b""),
        spoiled("tail", output=lambda true: true[:-1]),
        spoiled("tail", output=lambda true: true + b"more"),
        spoiled("tail", ending=Ending.TIMEOUT, status=None),
        spoiled("sh -c", output=b"\x1f\x8b garbage"),
        spoiled("sh -c", ending=Ending.TIMEOUT, status=None),
    ],
)
def test_answers_that_do_not_fit_are_asked_for_once_more_by_themselves(file_shell, large_apk, spoil):
    facts, gaps = read(file_shell({PATH: large_apk}, spoil))
    assert (facts.manifest, len(facts.signers), gaps) == (ManifestState.READ, 1, ())


def test_where_only_unzip_reads_the_signers_are_a_gap(file_shell, large_apk):
    spoil = spoiled("dd if", "tail", "cat", output=b"", status=1)
    facts, gaps = read(file_shell({PATH: large_apk}, spoil))
    assert (facts.manifest, facts.label, len(facts.declared), facts.signers) == (
        ManifestState.READ,
        "快捷借款",
        9,
        None,
    )
    assert [gap.wanted.template for gap in gaps] == ["who signed {package}"]


@pytest.mark.parametrize("sdk", [25, 34])
def test_where_nothing_else_reads_the_whole_file_is_taken(file_shell, large_apk, sdk):
    spoil = spoiled("dd if", "tail", "unzip", output=b"", status=1)
    facts, gaps = read(file_shell({PATH: large_apk}, spoil, sdk=sdk), sdk=sdk)
    assert (facts.manifest, facts.label, len(facts.signers), gaps) == (ManifestState.READ, "快捷借款", 1, ())


@pytest.mark.parametrize("garbage", [bytes, lambda size: b"\xff" * size, lambda size: (b"PK\5\6" * size)[:size]])
def test_garbage_of_the_right_length_is_an_unreadable_manifest(file_shell, large_apk, garbage):
    spoil = spoiled("dd if", output=lambda true: garbage(len(true)))
    assert read(file_shell({PATH: large_apk}, spoil, sdk=25), sdk=25)[0].manifest is ManifestState.UNREADABLE


def test_installed_file_that_looks_like_no_apk_is_unreadable_and_a_gap(file_shell):
    facts, gaps = read(file_shell({PATH: NOISE}))
    assert (facts.manifest, facts.traits, facts.size) == (ManifestState.UNREADABLE, ("not-a-zip",), len(NOISE))
    assert reasons(gaps) == ["the file is no ZIP archive, so it is no APK"]


def test_table_that_would_take_too_much_is_left_with_a_gap(file_shell, zipped, loan_parts):
    table = loan_parts["resources.arsc"]
    large = zipped({**loan_parts, "resources.arsc": table[:8] + NOISE * 5, "z": NOISE})
    shell = file_shell({PATH: large})
    facts, gaps = read(shell)
    assert (facts.manifest, facts.label, len(facts.declared)) == (ManifestState.READ, None, 9)
    assert len(gaps) == 1
    assert shell.sent < 300_000


@pytest.mark.skipif(not shutil.which("toybox") or not shutil.which("mksh"), reason="toybox and mksh are not on PATH")
@pytest.mark.parametrize("sdk", [23, 34])
def test_real_tools_answer_as_the_tests_do(file_shell, tmp_path, crowded_apk, large_apk, sdk):
    """Debian's toybox is Android's without `dd` and `gzip`, for which any system's will do."""
    files = {str(tmp_path / "it's a.apk"): crowded_apk, str(tmp_path / "b.apk"): large_apk}
    for path, content in files.items():
        Path(path).write_bytes(content)
    shell = file_shell(files, sdk=sdk)
    read_apks_on_phone(shell, [(path, (path,)) for path in files], language="en", sdk=sdk)
    for command in (command for some in shell.rounds for command in some):
        script = shlex.join(command.argv).replace("tail -c", "toybox tail -c").replace("stat -c", "toybox stat -c")
        output = subprocess.run(
            ["mksh", "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
        ).stdout
        assert opened(output) == opened(shell.answer(command).output)


def opened(output):
    return gzip.decompress(output) if output.startswith(b"\x1f\x8b") else output


@pytest.mark.parametrize("asks_analysts", [True, False])
def test_second_opinion_is_asked_for_where_it_is_wanted(file_shell, zipped, loan_parts, asks_analysts):
    (bend,) = (bend for name, (bend, _, _) in manifests.VARIANTS.items() if name.startswith("a20 "))
    content = zipped({**loan_parts, "AndroidManifest.xml": bend(loan_parts["AndroidManifest.xml"])})
    shell = file_shell({PATH: content})
    found, _ = read_apks_on_phone(shell, [(PACKAGE, (PATH,))], language="en", sdk=34, asks_analysts=asks_analysts)
    assert ("analysts-not-asked" in found[PACKAGE][0].traits) is asks_analysts


def test_signature_file_that_is_too_large_costs_the_signers_and_is_told(file_shell, zipped, loan_parts):
    facts, gaps = read(file_shell({PATH: zipped({**loan_parts, "META-INF/CERT.RSA": NOISE})}))
    assert (facts.manifest, facts.shown_label, facts.signers) == (ManifestState.READ, "快捷借款", None)
    assert [gap.wanted.template for gap in gaps] == ["who signed the app"]
