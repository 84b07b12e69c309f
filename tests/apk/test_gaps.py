"""What was not read of an APK is said in words, for every cause there is."""

import ast
from pathlib import Path

import pytest

import adbaudit.apk
from adbaudit.apk.gaps import gap_of, gaps_of
from adbaudit.apk.missed import missed_link
from adbaudit.model.apk import ApkFacts, ManifestState

ROOM = Path(adbaudit.apk.__file__).parent
MANIFEST = "the app's manifest, with what it asks for"


def facts(*traits, manifest=ManifestState.READ):
    return ApkFacts(path="a/loan.apk", manifest=manifest, traits=traits)


def causes():
    """Every word that the room's code gives to `Unreadable`, where it stands there as it is."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOM.rglob("*.py"))]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    given = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Unreadable"]
    words = {node.value for one in given for node in ast.walk(one) if isinstance(node, ast.Constant)}
    ends = {word for word in words if word.startswith("-")}
    places = ("manifest", "resources", "entry")
    return sorted((words - ends) | {place + end for place in places for end in ends})


def test_causes_are_found_in_the_code():
    assert {"empty-file", "cut-off", "not-a-zip", "no-manifest", "manifest-too-large"} <= set(causes())


@pytest.mark.parametrize("cause", causes())
def test_every_cause_has_a_reason_of_its_own(cause):
    about_manifest = gaps_of(facts(cause, manifest=ManifestState.UNREADABLE))[0].reason.template
    about_the_rest = gaps_of(facts(cause))
    assert about_the_rest or about_manifest != "the file could not be read as an APK"


def test_whole_file_has_no_gap():
    assert gaps_of(facts()) == ()


@pytest.mark.parametrize(
    ("trait", "reason"),
    [
        ("empty-file", "the file is empty"),
        ("not-a-zip", "the file is no ZIP archive, so it is no APK"),
        ("cut-off", "the file is cut off, its end is missing"),
        ("no-manifest", "there is no manifest in the archive, so it is no APK"),
    ],
)
def test_reason_says_what_the_file_is(trait, reason):
    (gap,) = gaps_of(facts(trait, manifest=ManifestState.NOT_READ))
    assert (gap.source, gap.wanted.template, gap.reason.template) == ("a/loan.apk", MANIFEST, reason)


def test_label_that_was_not_read_is_a_gap():
    (gap,) = gaps_of(facts("resources-malformed"))
    assert gap.wanted.template == "the names that the app shows"


def test_path_that_was_not_opened_is_a_gap_with_its_reason(tmp_path):
    gap = gap_of(missed_link(tmp_path / "more"))
    assert (gap.source, "not followed" in gap.reason.template) == (str(tmp_path / "more"), True)
