"""A phone whose adbd is as old as Android 6's: no shell protocol, packets of 4,096 bytes, checksums."""

import pytest

from adbaudit.locale.translator import load_translator
from adbaudit.locations import apks_folder, phones_folder
from adbaudit.model.report import SourceKind
from adbaudit.practice.android import Android
from adbaudit.practice.phone import PracticePhone
from adbaudit.practice.profile import load_profile
from adbaudit.report.render import render
from adbaudit.workflow.audit import Wishes, scan
from adbaudit.workflow.practice import plugged_in

MOST_ROUNDS_FOR_FACTS = 6
APK_ROUNDS = 3


class OldAdbd(Android):
    @property
    def adb_features(self):
        return ()


@pytest.fixture(scope="session")
def old(world_of_tests):
    phone = PracticePhone(OldAdbd(load_profile("legacy-8", folder=phones_folder()), apks=apks_folder()))
    with plugged_in(phone, "legacy-8") as connected:
        wishes = Wishes(source=SourceKind.PRACTICE)
        return scan(connected.shell, world_of_tests, wishes, device_id=connected.device_id), phone.log


def test_report_is_the_same_as_over_a_new_adbd(old, audited):
    def text(report):
        return [
            line for line in render(report, "json", load_translator("en")).splitlines() if "captured_at" not in line
        ]

    assert text(old[0]) == text(audited("legacy-8")[0])


def test_no_request_is_longer_than_an_old_adbd_takes(old):
    assert max(len(service.encode()) for service in old[1].services) < 4096


def test_round_trips_stay_few(old):
    assert sum(old[1].opens.values()) <= MOST_ROUNDS_FOR_FACTS + APK_ROUNDS
    assert set(old[1].opens) == {"exec"}
