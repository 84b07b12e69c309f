"""Digests of files on a phone."""

import hashlib

import pytest

from adbaudit.apk.digests import MOST_FETCHED, digests_on_phone
from adbaudit.practice.knobs import Refuse, Truncate

CONTENT = b"some app"
PATH = "/data/app/a/base.apk"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def digests(shell, *, sdk, size=100):
    return digests_on_phone(shell, {"com.a": (PATH, size)}, sdk=sdk)


@pytest.mark.parametrize("sdk", [19, 25, 26, 34, None])
def test_small_file_has_a_digest_on_every_android(file_shell, sdk):
    assert digests(file_shell({PATH: CONTENT}, sdk=sdk or 34), sdk=sdk) == ({"com.a": DIGEST}, ())


def test_where_the_phone_makes_none_a_large_file_is_left_unknown(file_shell):
    shell = file_shell({PATH: CONTENT}, sdk=25)
    assert (digests(shell, sdk=25, size=MOST_FETCHED + 1), shell.rounds) == (({}, ()), [])


@pytest.mark.parametrize(
    "fault",
    [Refuse(command="sha256sum", text="not found", status=127), Truncate(command="sha256sum", keep_bytes=20)],
)
def test_digest_that_is_none_is_a_gap(file_shell, fault):
    found, gaps = digests(file_shell({PATH: CONTENT}, faults=(fault,)), sdk=34)
    assert (found, [(gap.source, gap.package) for gap in gaps]) == ({}, [("sha256sum", "com.a")])


def test_no_files_cost_no_round_trip(file_shell):
    shell = file_shell({})
    assert (digests_on_phone(shell, {}, sdk=34), shell.rounds) == (({}, ()), [])
