"""Bad cables and odd phones: never a crash, and never "nothing found" without a gap."""

import pytest

from adbaudit.errors import PhoneLost
from adbaudit.practice.knobs import Garble, Hang, Knobs, Refuse, Truncate

PROBES = ("getprop", "pm list users", "pm list packages", "dumpsys", "settings get", "date")
REFUSAL = "java.lang.SecurityException: Permission Denial: not for uid 2000"


def findings_or_gaps(disturbed, **knobs):
    try:
        report, _ = disturbed("pixel-14", knobs=Knobs(**knobs))
    except PhoneLost:
        return "lost"
    return report.gaps


@pytest.mark.parametrize("after", [2_000, 30_000, 120_000, 400_000])
def test_unplugging_in_mid_scan_leaves_gaps_or_says_the_phone_is_lost(disturbed, after):
    assert findings_or_gaps(disturbed, unplug_after_bytes=after)


@pytest.mark.parametrize("probe", PROBES)
@pytest.mark.parametrize("fault", ["truncate", "garble", "refuse"])
def test_every_disturbed_probe_leaves_a_gap(disturbed, probe, fault):
    faults = {
        "truncate": Truncate(command=probe, keep_bytes=5),
        "garble": Garble(command=probe, every=2),
        "refuse": Refuse(command=probe, text=REFUSAL),
    }
    assert findings_or_gaps(disturbed, faults=(faults[fault],))


def test_command_that_hangs_costs_only_itself(disturbed):
    hanging = Hang(command="secure enabled_notification_listeners")
    report, _ = disturbed("pixel-14", knobs=Knobs(faults=(hanging,)))
    assert {gap.source for gap in report.gaps} <= {
        source for source in {gap.source for gap in report.gaps} if "enabled_notification_listeners" in source
    } | {gap.source for gap in report.gaps if gap.source.startswith("loan-")}
    assert report.findings
