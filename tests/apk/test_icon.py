"""The icon of an app, where a small bitmap shows it."""

import hashlib
import struct

import pytest
from axml import Axml
from hypothesis import given, settings
from hypothesis import strategies as st
from malformed.zips import deflated, stored, zipped
from tables import FIRST, REFERENCE, STRING, entries, pool, table

from adbaudit.apk.archive import open_archive
from adbaudit.apk.icon import read_icon
from adbaudit.apk.manifest import Resource
from adbaudit.apk.phone import Chosen, read_apks_on_phone
from adbaudit.apk.resources import Resources
from adbaudit.apk.source import BytesSource
from adbaudit.apk.table import open_table

LABEL, ICON, DRAWABLE, SOURCE = 0x01010001, 0x01010002, 0x01010199, 0x01010119
ANY_SCREEN = 0xFFFE
NOISE = hashlib.shake_128(b"noise").digest(700_000)


def png(side=96, *, size=200):
    head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + struct.pack(">LL", side, side)
    return head + bytes([side % 251]) * (size - len(head))


def drawn(name, *inner, **attributes):
    xml = Axml(SOURCE, DRAWABLE)
    xml.tag(name, attributes, *inner)
    return xml.bytes()


def adaptive(front):
    return drawn("adaptive-icon", ("background", {DRAWABLE: Resource(FIRST + 9)}), front, ("monochrome", {}))


def table_of(*forms):
    """The icon is the first resource, what stands in front of it the second; forms are (density, paths of both)."""
    paths = [path for _, *some in forms for path in some]
    values = iter(range(len(paths)))
    types = [entries(bytes(4), *((STRING, next(values)) for _ in some), density=density) for density, *some in forms]
    return table(pool(*paths), *types)


def icon_in(files, *forms, resource=FIRST):
    members = [deflated(name.encode(), content) for name, content in files.items()]
    archive = open_archive(BytesSource(zipped([stored(b"resources.arsc", table_of(*forms)), *members])))
    return read_icon(archive, Resources(open_table(archive)), Resource(resource))


def test_of_several_sizes_a_modest_one_is_taken():
    files = {"a.png": png(48), "b.png": png(96), "c.png": png(192)}
    found = icon_in(files, (160, "a.png"), (320, "b.png"), (640, "c.png"))
    assert (found.data, found.media_type, found.sha256) == (
        files["b.png"],
        "image/png",
        hashlib.sha256(files["b.png"]).hexdigest(),
    )


def test_next_size_is_taken_where_the_best_is_too_large():
    files = {"b.png": png(96, size=(32 << 10) + 1), "c.png": png(144)}
    assert icon_in(files, (320, "b.png"), (480, "c.png")).data == files["c.png"]


def test_bitmap_is_taken_before_the_drawing_of_newer_androids():
    files = {"a.xml": adaptive(("foreground", {DRAWABLE: Resource(FIRST + 1)})), "b.png": png(48), "c.png": png(72)}
    assert icon_in(files, (ANY_SCREEN, "a.xml", "c.png"), (160, "b.png")).data == files["b.png"]


@pytest.mark.parametrize(
    "front",
    [
        ("foreground", {DRAWABLE: Resource(FIRST + 1)}),
        ("foreground", {}, ("inset", {DRAWABLE: Resource(FIRST + 1)})),
        ("foreground", {}, ("bitmap", {SOURCE: Resource(FIRST + 1)})),
    ],
    ids=["named", "inset", "bitmap"],
)
def test_of_an_adaptive_icon_the_bitmap_in_front_is_taken(front):
    files = {"a.xml": adaptive(front), "b.png": png(72)}
    assert icon_in(files, (ANY_SCREEN, "a.xml", "b.png")).data == files["b.png"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        png(513),
        png(0),
        png()[:20],
        adaptive(("foreground", {})),
        adaptive(("foreground", {DRAWABLE: Resource(FIRST)})),
        adaptive(("foreground", {DRAWABLE: "b.png"})),
        drawn("vector"),
        drawn("adaptive-icon")[:50],
        struct.pack("<HHL", 3, 8, 0xFFFFFFFF),
    ],
)
def test_what_is_no_small_bitmap_is_no_icon(content):
    assert icon_in({"a.xml": content, "b.png": png()}, (160, "a.xml", "b.png")) is None


def test_file_that_is_missing_or_claims_four_gigabytes_is_no_icon():
    members = [stored(b"a.png", png()).saying_in_directory(size=0xFFFFFFF0)]
    content = zipped([stored(b"resources.arsc", table_of((160, "a.png"), (320, "none.png"))), *members])
    archive = open_archive(BytesSource(content))
    assert read_icon(archive, Resources(open_table(archive)), Resource(FIRST)) is None


def test_references_are_followed_and_circles_end():
    icon = table(pool("a.png"), entries(bytes(4), (REFERENCE, FIRST + 1), (STRING, 0), (REFERENCE, FIRST + 2)))
    archive = open_archive(BytesSource(zipped([stored(b"resources.arsc", icon), stored(b"a.png", png())])))
    found = [read_icon(archive, Resources(open_table(archive)), Resource(FIRST + one)) for one in (0, 2)]
    assert [one and one.data for one in found] == [png(), None]


DRAWN = adaptive(("foreground", {DRAWABLE: Resource(FIRST + 1)}))
TABLE = table_of((ANY_SCREEN, "a.xml", "b.png"))


@settings(max_examples=200, deadline=None)
@given(
    in_table=st.lists(st.tuples(st.integers(0, len(TABLE) - 1), st.integers(0, 255)), max_size=4),
    in_drawing=st.lists(st.tuples(st.integers(0, len(DRAWN) - 1), st.integers(0, 255)), max_size=4),
)
def test_changed_bytes_end_in_the_icon_or_in_none(in_table, in_drawing):
    files = {"a.xml": changed(DRAWN, in_drawing), "b.png": png()}
    members = [stored(b"resources.arsc", changed(TABLE, in_table)), *(stored(k.encode(), v) for k, v in files.items())]
    archive = open_archive(BytesSource(zipped(members)))
    icon = read_icon(archive, Resources(open_table(archive)), Resource(FIRST))
    assert icon is None or icon.data in files.values()


def changed(content, changes):
    content = bytearray(content)
    for place, byte in changes:
        content[place] = byte
    return bytes(content)


def manifest(package="com.example.loan", split=None):
    xml = Axml(LABEL, ICON)
    part = {"split": split} if split else {}
    xml.tag("manifest", {"package": package, **part}, ("application", {LABEL: "Loan", ICON: Resource(FIRST)}))
    return xml.bytes()


def apk(files, *forms, **manifest_says):
    """Manifest, icons and table lie far from one another."""
    members = [stored(b"AndroidManifest.xml", manifest(**manifest_says)), stored(b"noise", NOISE)]
    members += [stored(name.encode(), content) for name, content in files.items()]
    return zipped([*members, stored(b"more", NOISE), stored(b"resources.arsc", table_of(*forms))])


def test_icon_stands_in_the_facts(read_one, tmp_path):
    (tmp_path / "a.apk").write_bytes(apk({"b.png": png()}, (320, "b.png")))
    facts = read_one(tmp_path / "a.apk")
    assert facts.icon.data == png()


def test_icon_that_stands_in_a_split_is_found(read_one, tmp_path):
    (tmp_path / "base.apk").write_bytes(apk({}, (ANY_SCREEN, "none.xml")))
    (tmp_path / "split_config.xhdpi.apk").write_bytes(apk({"b.png": png()}, (320, "b.png"), split="config.xhdpi"))
    assert read_one(tmp_path).icon.data == png()


def test_damaged_table_of_an_app_that_says_its_name_costs_the_icon_only(read_one, tmp_path):
    members = [stored(b"AndroidManifest.xml", manifest()), stored(b"resources.arsc", b"no table")]
    (tmp_path / "a.apk").write_bytes(zipped(members))
    facts = read_one(tmp_path / "a.apk")
    assert (facts.label, facts.icon, [one for one in facts.traits if "resources" in one]) == ("Loan", None, [])


PATH = "/data/app/a/base.apk"


def on_phone(shell, *, wants=True):
    chosen = Chosen(wants_icon=lambda package, facts: wants and package == facts.package)
    found, gaps = read_apks_on_phone(shell, [("com.example.loan", (PATH,))], language="en", sdk=34, chosen=chosen)
    return found["com.example.loan"][0], gaps


def test_icon_on_a_phone_is_fetched_where_it_is_wanted(file_shell):
    files = {"a.xml": adaptive(("foreground", {DRAWABLE: Resource(FIRST + 1)})), "b.png": png(72)}
    content = {PATH: apk(files, (ANY_SCREEN, "a.xml", "b.png"))}
    with_icon, without = file_shell(content), file_shell(content)
    facts, gaps = on_phone(with_icon)
    assert (facts.icon.data, gaps) == (files["b.png"], ())
    assert on_phone(without, wants=False)[0].icon is None
    assert with_icon.rounds[: len(without.rounds)] == without.rounds
    assert len(with_icon.rounds) <= len(without.rounds) + 2


def test_phone_that_refuses_the_icon_loses_nothing_else(file_shell):
    content = {PATH: apk({"b.png": png()}, (320, "b.png"))}
    plain = file_shell(content)
    expected, _ = on_phone(plain, wants=False)
    shell = file_shell(content)
    shell.spoil = lambda answer: answer if len(shell.rounds) <= len(plain.rounds) else broken(answer)
    assert on_phone(shell) == (expected, ())


def broken(answer):
    return type(answer)(command=answer.command, output=b"", status=1, ending=answer.ending)
