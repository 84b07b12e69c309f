"""What phones answer to `am start`, and what their screen shows."""

from __future__ import annotations

import pytest

from adbaudit.plan.page_answer import Refusal, Screen, reason_for, refusal, screen_of

STARTING = "Starting: Intent { act=android.settings.APPLICATION_DETAILS_SETTINGS dat=package:com.x }\n"
GUARDED = (
    "java.lang.SecurityException: Permission Denial: starting Intent { "
    "act=android.intent.action.MANAGE_APP_PERMISSIONS flg=0x10000000 (has extras) } "
    "from null (pid=9001, uid=2000) requires "
    "android.permission.GRANT_RUNTIME_PERMISSIONS\n\tat android.os.Parcel.createException(Parcel.java:2071)\n"
)
ACROSS = (
    "Permission Denial: startActivityAsUser asks to run as user 10 but is calling from uid 2000; this requires "
    "android.permission.INTERACT_ACROSS_USERS_FULL\n"
)
NOT_EXPORTED = (
    "java.lang.SecurityException: Permission Denial: starting Intent { cmp=com.vivo.permissionmanager/.X } from null "
    "(pid=1, uid=2000) not exported from uid 1000\n"
)


@pytest.mark.parametrize(
    "text",
    [
        STARTING,
        f"{STARTING}Warning: Activity not started, its current task has been brought to the front\n",
        f"WARNING: linker: libx.so has text relocations\n{STARTING}",
        f"{STARTING}Warning: Activity not started, intent has been delivered to currently running top-most instance.\n",
    ],
)
def test_page_that_begins_to_show_is_open(text):
    assert refusal(text) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{STARTING}Error type 3\nError: Activity class {{com.x/.Y}} does not exist.\n", Refusal.UNKNOWN),
        (f"{STARTING}Error: Activity not started, unable to resolve Intent {{ act=x }}\n", Refusal.UNKNOWN),
        (STARTING + GUARDED, Refusal.LOCKED),
        ("\nException occurred while executing 'start':\n" + GUARDED, Refusal.LOCKED),
        (STARTING + NOT_EXPORTED, Refusal.CLOSED),
        (f"{STARTING}Error: Activity not started, you do not have permission to access it.\n", Refusal.CLOSED),
        ("Security exception: Shell does not have permission to access user 150\n", Refusal.NO_USER),
        (f"{STARTING}Error: Activity not started, user 10 is not running\n", Refusal.NO_USER),
        (ACROSS, Refusal.NO_USER),
        ("/system/bin/sh: am: not found\n", Refusal.UNCLEAR),
        ("java.lang.NullPointerException: boom\n", Refusal.UNCLEAR),
        ("", Refusal.UNCLEAR),
    ],
)
def test_page_that_was_not_opened_says_why(text, why):
    assert refusal(text) is why
    assert reason_for(why).template


@pytest.mark.parametrize(
    ("power", "policy", "screen"),
    [
        ("  mWakefulness=Awake\n", "  KeyguardServiceDelegate\n    showing=false\n", Screen.SEEN),
        ("  mWakefulness=Awake\n", "  KeyguardServiceDelegate\n    showing=true\n    secure=true\n", Screen.HIDDEN),
        ("  mWakefulness=Asleep\n", "    showing=false\n", Screen.HIDDEN),
        ("  mWakefulness=Dozing\n", "", Screen.HIDDEN),
        ("  mWakefulness=Awake\n", "    mShowingLockscreen=true mShowingDream=false\n", Screen.HIDDEN),
        ("  mWakefulness=Awake\n", "", Screen.UNKNOWN),
        ("Can't find service: power\n", "Can't find service: window\n", Screen.UNKNOWN),
    ],
)
def test_screen_is_dark_or_locked_or_seen_or_not_known(power, policy, screen):
    assert screen_of(power, policy) is screen
