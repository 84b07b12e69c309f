"""What a person reads after a check: never more than the signature carries."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from bundles import FILES, NOON, a_bundle, a_file, a_key, check, circumstances, members, repacked

from adbaudit.evidence.check_words import check_words
from adbaudit.evidence.members import MANIFEST, PUBLIC_KEY, SIGNATURE, SUMS
from adbaudit.evidence.required_key import required_key
from adbaudit.evidence.told import clock_words
from adbaudit.evidence.words import read_me
from adbaudit.model.evidence import SignatureState, TimeStamp
from adbaudit.model.phone_clock import PhoneClock

ARCHIVE = a_bundle(by="Li Hua", place="Clinic", note="twice", is_saved_report=True).archive
RELIED = "as they were sealed"
NOT_RELIED = "Nothing in it can be relied on"
NOBODY_KNOWS = "nobody can tell from the file alone"


def lines(checked):
    return [str(one) for one in check_words(checked, "case.zip")]


def text(checked):
    return "\n".join(lines(checked))


def bent(**contents):
    return check(repacked({**members(ARCHIVE), **contents}))


def test_answer_stands_first():
    assert lines(check(ARCHIVE))[0].startswith("case.zip holds: all 6 files")
    assert lines(bent(x=b""))[0] == "case.zip does not hold: 2 things differ."


def test_bundle_that_holds_says_what_it_shows_and_what_it_does_not():
    told = text(check(ARCHIVE))
    assert "bit for bit" in told
    assert told.count("\n- ") >= 3
    assert "whose key it is" in told


def test_whose_key_it_is_is_left_open_until_one_was_required():
    assert NOBODY_KNOWS in text(check(ARCHIVE))
    required = text(check(ARCHIVE, required_key(a_key().fingerprint)))
    assert NOBODY_KNOWS not in required
    assert "That is the key you gave." in required


def test_files_that_are_not_named_are_relied_on_where_the_signature_fits():
    told = text(bent(**{"report.json": b"other"}))
    assert RELIED in told
    assert "bit for bit" not in told
    assert "Whoever sealed it says:" in told


@pytest.mark.parametrize("name", [SIGNATURE, PUBLIC_KEY])
def test_nothing_is_relied_on_where_the_signature_does_not_fit(name):
    told = text(bent(**{name: b"\0" * 64}))
    assert NOT_RELIED in told
    assert RELIED not in told
    assert "cannot be relied on:" in told


def test_nothing_is_relied_on_under_another_key():
    told = text(check(ARCHIVE, required_key("0" * 32)))
    assert NOT_RELIED in told
    assert "another key" in told


def test_claims_of_a_changed_manifest_are_told_as_such():
    changed = members(ARCHIVE)[MANIFEST].replace(b"Li Hua", b"Nobody")
    told = text(bent(**{MANIFEST: changed}))
    assert "The manifest says, and cannot be relied on:" in told


def test_who_where_what_and_how_the_report_came_are_told():
    told = text(check(ARCHIVE))
    assert all(
        words in told
        for words in (
            "Li Hua",
            "Clinic",
            "twice",
            "no phone was asked",
            "one minute and 30 seconds ahead",
            "from a saved capture",
            "2026-11-20 12:00:01 UTC+08:00",
        )
    )


def test_nothing_is_said_of_what_was_not_given():
    told = text(check(a_bundle(clock=None).archive))
    assert not any(words in told for words in ("Sealed by", "Place", "Note", "clock said"))


def test_time_stamp_is_told_as_the_word_of_somebody_unchecked():
    stamp = TimeStamp(time=datetime(2026, 11, 21, tzinfo=UTC), authority="CN=Stamps")
    told = text(replace(check(ARCHIVE), stamp=stamp))
    assert "2026-11-21 00:00:00 UTC" in told
    assert "CN=Stamps" in told
    assert "was not checked here" in told


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "they agree"),
        (10, "they agree"),
        (-10, "they agree"),
        (60, "one minute ahead"),
        (-195390, "2 days, 6 hours and 17 minutes behind"),
    ],
)
def test_clocks_are_told_against_each_other_in_the_phones_zone(seconds, words):
    phone = NOON.replace(hour=13)
    computer = datetime.fromtimestamp(phone.timestamp() - seconds, UTC)
    told = str(clock_words(PhoneClock(phone=phone, computer=computer)))
    assert words in told
    assert "2026-11-20 13:00:01 UTC+08:00" in told
    assert f"{computer.astimezone(phone.tzinfo):%Y-%m-%d %H:%M:%S} UTC+08:00:" in told


def test_page_lists_every_file_of_the_bundle():

    told = [str(one) for one in read_me(FILES, circumstances(), "f" * 64)]
    assert "- report.json: the report, for programs" in told
    assert "- added/01-shot.png: added by the person, was named shot.png" in told


def test_page_lists_what_the_format_itself_needs_and_how_to_see_that_nothing_was_added():
    told = [str(one) for one in read_me(FILES, circumstances(), "f" * 64)]
    assert all(any(line.startswith(f"- {name}: ") for line in told) for name in (MANIFEST, SUMS, SIGNATURE))
    assert "  find . ! -type d | wc -l" in told


@pytest.mark.parametrize("is_saved", [True, False])
def test_report_that_was_saved_may_have_been_changed_before(is_saved):
    words = "- that nobody changed the saved report before it was sealed"
    page = [str(one) for one in read_me(FILES, circumstances(is_saved_report=is_saved), "f" * 64)]
    assert (words in page) is is_saved
    assert (words in lines(check(a_bundle(is_saved_report=is_saved).archive))) is is_saved


def test_journal_that_does_not_hold_is_named_by_the_page_and_by_whoever_checks():
    journal = replace(a_file("receipts/1/journal.jsonl", b"{}"), journal=SignatureState.DOES_NOT_HOLD)
    words = "receipts/1/journal.jsonl is not as adbaudit wrote it"
    assert words in text(check(a_bundle((journal,)).archive))
    assert any(str(one).startswith(words) for one in read_me((journal,), circumstances(), "f" * 64))
    assert "as adbaudit wrote it" not in text(
        check(a_bundle((replace(journal, journal=SignatureState.HOLDS),)).archive)
    )


def test_times_are_told_in_the_phones_zone_too():
    seen = NOON.astimezone(UTC)
    told = text(check(a_bundle(sealed_at=seen, read_at=seen).archive))
    assert "sealed at 2026-11-20 04:00:01 UTC (in the phone’s time zone 2026-11-20 12:00:01 UTC+08:00)" in told


def test_what_no_adbaudit_writes_is_told_as_it_stands():
    manifest = members(ARCHIVE)[MANIFEST].replace(b'"kind": "capture"', b'"kind": "dream"')
    told = text(bent(**{MANIFEST: manifest.replace(b'"read_at": "2026', b'"read_at": "x')}))
    assert "from dream, read at x-11-20" in told
