"""One page after another, until the phone says that it shows one."""

from __future__ import annotations

from pathlib import Path

import pytest

from adbaudit.errors import PageNotOpened, PhoneLost, UsageFault
from adbaudit.model.guide import Shows
from adbaudit.model.special_access import SpecialAccessState
from adbaudit.model.user import UserId
from adbaudit.plan.page_answer import Refusal, Screen
from adbaudit.ports import Answer, Ending
from adbaudit.rules.load import load_rules
from adbaudit.workflow.open_page import open_page

PACK = load_rules(Path(__file__).parents[2] / "rules")
APP = "com.kuaijie.cashloan"
STARTING = "Starting: Intent { act=x }\n"
DENIED = (
    STARTING + "Permission Denial: starting Intent { act=x } requires android.permission.GRANT_RUNTIME_PERMISSIONS\n"
)
NO_PAGE = STARTING + "Error: Activity not started, unable to resolve Intent { act=x }\n"
MIUI = "[ro.product.manufacturer]: [Xiaomi]\n[ro.build.version.sdk]: [33]\n[ro.miui.ui.version.name]: [V140]\n"


class Phone:
    """Answers from tables; keeps what it was asked."""

    def __init__(
        self, *pages, packages=f"package:{APP}\npackage:{APP}.plus\n", power="  mWakefulness=Awake\n", policy=""
    ):
        self.pages = list(pages)
        self.told = {"getprop": MIUI, "pm": packages, "dumpsys power": power, "dumpsys window": policy}
        self.lines = []

    def run(self, commands):
        return tuple(self._answer(command) for command in commands)

    def _answer(self, command):
        line = " ".join(command.argv)
        self.lines.append(line)
        if line.startswith("am start"):
            text = self.pages.pop(0)
        else:
            text = next(text for name, text in self.told.items() if line.startswith(name))
        ending = Ending.COMPLETE if text is not None else Ending.DISCONNECTED
        return Answer(command=command, output=(text or "").encode(), status=0, ending=ending)


def opened(phone, page="contacts", package=APP, user=0):
    return open_page(phone, package, page, UserId(user), guides=PACK.guides, pages=PACK.pages)


def test_first_page_that_opens_ends_the_search():
    phone = Phone(STARTING)
    result = opened(phone)
    assert (result.way.shows, result.refused, result.switch) == (Shows.PERMISSIONS, (), None)
    assert len([line for line in phone.lines if line.startswith("am ")]) == 1


def test_locked_page_gives_way_to_the_makers_and_the_makers_switch_is_named():
    result = opened(Phone(DENIED, STARTING))
    assert (result.way.shows, [why for _, why in result.refused]) == (Shows.MAKER, [Refusal.LOCKED])
    assert "Security settings" in str(result.switch)


def test_page_that_the_phone_keeps_to_itself_says_nothing_of_a_switch():
    closed = f"{STARTING}Permission Denial: starting Intent {{ cmp=a/.B }} not exported from uid 1000\n"
    result = opened(Phone(NO_PAGE, closed, STARTING))
    assert (result.refused[1][1], result.switch) == (Refusal.CLOSED, None)


def test_page_that_is_missing_says_nothing_of_a_switch():
    result = opened(Phone(NO_PAGE, NO_PAGE, STARTING))
    assert (result.way.shows, result.switch) == (Shows.APP_INFO, None)


def test_nothing_that_opens_is_an_error_with_the_way_by_hand():
    with pytest.raises(PageNotOpened) as caught:
        opened(Phone(DENIED, NO_PAGE, NO_PAGE))
    assert (caught.value.exit_code, "icon" in str(caught.value.next_step)) == (3, True)


@pytest.mark.parametrize(
    ("power", "policy", "screen"),
    [
        ("  mWakefulness=Asleep\n", "", Screen.HIDDEN),
        ("  mWakefulness=Awake\n", "  showing=true\n", Screen.HIDDEN),
        ("  mWakefulness=Awake\n", "  showing=false\n", Screen.SEEN),
        ("", "", Screen.UNKNOWN),
    ],
)
def test_whether_it_can_be_seen_is_asked_in_the_same_round(power, policy, screen):
    assert opened(Phone(STARTING, power=power, policy=policy)).screen is screen


@pytest.mark.parametrize("package", ["a;reboot", "$(reboot)", "x", "-n", "a b.c", ""])
def test_package_name_is_checked_before_the_phone_is_asked(package):
    phone = Phone()
    with pytest.raises(UsageFault):
        opened(phone, package=package)
    assert phone.lines == []


def test_app_that_is_not_there_is_told_and_no_page_is_opened():
    phone = Phone(packages=f"package:{APP}.plus\n")
    with pytest.raises(PageNotOpened):
        opened(phone)
    assert not any(line.startswith("am ") for line in phone.lines)


def test_list_that_the_phone_refuses_does_not_say_the_app_is_gone():
    assert opened(Phone(STARTING, packages="Security exception: Shell does not have permission to access user 150\n"))


def test_user_stands_in_every_command_that_concerns_one():
    phone = Phone(STARTING)
    opened(phone, user=999)
    assert [
        line for line in phone.lines if line.startswith(("pm list packages", "am ")) and "--user 999" not in line
    ] == []


def test_cable_that_is_pulled_is_told():
    with pytest.raises(PhoneLost):
        opened(Phone(None))


HOLDERS = {"dumpsys role": "ROLE MANAGER STATE (dumpsys role):\n  user_id=0\n", "dumpsys device_policy": "x"}


@pytest.mark.parametrize(
    ("services", "held"),
    [
        (f"{APP}/.Service\n", SpecialAccessState.ON),
        ("com.other/.Service\n", SpecialAccessState.OFF),
        ("null\n", SpecialAccessState.OFF),
        ("Error: no such thing\n", SpecialAccessState.UNKNOWN),
        (None, SpecialAccessState.UNKNOWN),
    ],
)
def test_whether_the_app_has_the_access_is_as_the_phones_own_list_says(services, held):
    phone = Phone(STARTING)
    phone.told |= {**HOLDERS, "settings get": services}
    assert opened(phone, page="accessibility").held is held


def test_list_is_read_only_for_pages_that_are_about_one():
    phone = Phone(STARTING)
    assert (opened(phone).held, any("settings" in line for line in phone.lines)) == (None, False)


@pytest.mark.parametrize(("running", "is_opened"), [(" running", True), ("", False)])
def test_page_of_a_user_who_does_not_run_is_not_asked_for(running, is_opened):
    phone = Phone(STARTING)
    users = f"Users:\n\tUserInfo{{0:Owner:c13}} running\n\tUserInfo{{10:Work:1030}}{running}\n"
    phone.told = {"pm list users": users, **phone.told}
    if is_opened:
        assert opened(phone, user=10).way
    else:
        with pytest.raises(PageNotOpened, match="not running"):
            opened(phone, user=10)
    assert any(line.startswith("am ") for line in phone.lines) is is_opened


def test_user_of_whom_the_phone_says_nothing_clear_is_tried():
    phone = Phone(STARTING)
    phone.told = {"pm list users": "Users:\n\tUserInfo{10:Work:1030}\n\tsomething else\n", **phone.told}
    assert opened(phone, user=10).way
