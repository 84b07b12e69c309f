"""Guides and pages as authors write them: what is read, and every fault with its place."""

from __future__ import annotations

import pytest

from adbaudit.errors import RuleFaults
from adbaudit.model.guide import Shows
from adbaudit.rules.load import load_rules

GUIDES = """\
skin: miui
guides:
  - pages:
      contacts: {en: Read your contacts, zh-CN: 读取联系人}
      sms: {en: Read SMS, zh-CN: 读取短信}
    systems: {MIUI: [12, "12.5"], HyperOS: [1, 99]}
    sdk: [29, 33]
    path: {en: "Apps › {app} › {what} › Deny", zh-CN: "应用 › {app} › {what} › 拒绝"}
    source: a manual
    checked: 2026-11-21
    verified: false
"""
FIRST = "guides[0]"
UNSAFE = "could be read by a shell as more than one plain word"
PAGES = """\
pages:
  - for: {contacts: android.permission-group.CONTACTS, sms: android.permission-group.SMS}
    shows: permission
    skins: [miui]
    sdk: [29, 99]
    arguments: [-a, some.action.OPEN, --es, group, "{group}", -d, "package:{package}"]
    source: a manual
    checked: 2026-11-21
    verified: false
"""


def faults(folder):
    with pytest.raises(RuleFaults) as caught:
        load_rules(folder)
    return [fault.partition(":")[2] for fault in caught.value.faults]


def test_entry_for_several_pages_is_a_guide_each_with_its_own_word(a_folder):
    contacts, sms = load_rules(a_folder(**{"guides/miui.yaml": GUIDES})).guides
    assert (contacts.page, sms.page, sms.what.in_language("zh-CN")) == ("contacts", "sms", "读取短信")
    assert contacts.path == sms.path


def test_version_of_a_system_holds_its_smaller_steps(a_folder):
    (miui, hyper), *_ = (guide.systems for guide in load_rules(a_folder(**{"guides/miui.yaml": GUIDES})).guides)
    assert [miui.holds(one) for one in ((12,), (12, 0, 3), (12, 5, 8), (12, 6), (13,), (11, 9))] == [
        *(True, True, True),
        *(False, False, False),
    ]
    assert hyper.holds((99, 4))


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("    sdk: [29, 33]\n", "    sdk: [33, 29]\n", "guides[0].sdk: from is above to"),
        ('[12, "12.5"]', "[14, 12]", "guides[0].systems.MIUI: from is above to"),
        ('[12, "12.5"]', "[12]", "guides[0].systems.MIUI: must be two versions, [from, to]"),
        ('[12, "12.5"]', "[12, x]", "guides[0].systems.MIUI: must be two versions, [from, to]"),
        (
            "sms: {en: Read SMS, zh-CN: 读取短信}",
            "sms: {en: Read SMS}",
            f"{FIRST}.pages.sms: has no words for zh-CN, which the path speaks",
        ),
        ("      sms:", "      SMS:", "guides[0].pages: 'SMS' is not of small letters and single hyphens"),
        (
            "应用 › {app} › {what}",
            "应用 › {app}",
            FIRST + ".path.zh-CN: has no {what}, where the words of pages would stand",
        ),
        ("  - pages:", "  - page: sms\n    pages:", "guides[0]: has both page and pages"),
    ],
)
def test_fault_of_a_guide_is_told_with_its_place(a_folder, before, after, fault):
    assert before in GUIDES
    assert fault in faults(a_folder(**{"guides/miui.yaml": GUIDES.replace(before, after)}))


def test_page_is_read_for_each_thing_it_is_for(a_folder):
    contacts, sms = load_rules(a_folder(**{"pages/x.yaml": PAGES})).pages
    assert (contacts.page, contacts.shows, contacts.skins) == ("contacts", Shows.PERMISSION, ("miui",))
    assert sms.arguments == (
        *("-a", "some.action.OPEN", "--es", "group", "android.permission-group.SMS", "-d", "package:{package}"),
    )


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        (
            "[-a, some",
            "[--activity-clear-task, -a, some",
            "pages[0].arguments[0]: '--activity-clear-task' is none of --es, -a, -d, -n",
        ),
        ("some.action.OPEN", '"some; reboot"', f"pages[0].arguments[1]: 'some; reboot' {UNSAFE}"),
        ("android.permission-group.SMS", '"$(reboot)"', f"pages[0].for.sms: '$(reboot)' {UNSAFE}"),
        (
            "shows: permission\n",
            "shows: everything\n",
            "pages[0].shows: 'everything' is none of permission, permissions, maker, switch, list, app-info",
        ),
        (
            "{contacts: android.permission-group.CONTACTS, sms: android.permission-group.SMS}",
            "contacts",
            "pages[0].for: must name the pages it is for",
        ),
    ],
)
def test_fault_of_a_page_is_told_with_its_place(a_folder, before, after, fault):
    assert before in PAGES
    assert fault in faults(a_folder(**{"pages/x.yaml": PAGES.replace(before, after)}))
