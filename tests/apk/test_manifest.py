"""Binary manifests: what counts is what Android reads, and a manifest is read whole or not at all."""

import contextlib
import struct
import subprocess
import sys

import pytest
from axml import CHUNK, START_TAG, Axml
from hypothesis import given, settings
from hypothesis import strategies as st

from adbaudit.apk.manifest import Resource, parse_manifest
from adbaudit.apk.unreadable import Unreadable
from adbaudit.model.apk import UsesPermission

NAME, PERMISSION, MIN_SDK, TARGET_SDK, MAX_SDK, VERSION_CODE = (
    0x01010003,
    0x01010006,
    0x0101020C,
    0x01010270,
    0x01010271,
    0x0101021B,
)
EXPORTED = 0x01010010
ADMIN = "android.permission.BIND_DEVICE_ADMIN"
KNOWN = (NAME, PERMISSION, 0x01010007, EXPORTED, VERSION_CODE, MIN_SDK, TARGET_SDK, MAX_SDK)
IDS = (*KNOWN, 0x01010280, 0x0101028E, 0x010104EC, 0x01010576)


def manifest(*inner, package="com.example.loan", root=()):
    """Parse a manifest with these tags; the pool is laid out so that ids come first, as aapt does."""
    axml = Axml(*IDS)
    axml.tag("manifest", {"package": package, **dict(root)}, *inner)
    return parse_manifest(axml.bytes())


def test_importing_the_room_does_not_load_androguard():
    code = "import sys, adbaudit.apk; print('androguard' in sys.modules or 'loguru' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_values_are_taken_by_type_and_attributes_by_id():
    read = manifest(("uses-permission", {NAME: "android.permission.READ_SMS", "name": "decoy"}))
    assert read.declared == (UsesPermission(permission="android.permission.READ_SMS"),)


@pytest.mark.parametrize("named", [{"name": "android.permission.READ_SMS"}, {NAME: Resource(0x7F010000)}])
def test_request_that_android_passes_over_does_not_count_and_is_named(named):
    read = manifest(("uses-permission", named))
    assert read.declared == ()
    assert "bent-nameless-request" in read.bends


@pytest.mark.parametrize("tag", ["uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m"])
def test_every_way_to_ask_counts(tag):
    assert [one.permission for one in manifest((tag, {NAME: "a.b"})).declared] == ["a.b"]


def test_asked_twice_the_wider_limit_holds():
    asked = [("uses-permission", {NAME: "a.b", MAX_SDK: 28}), ("uses-permission", {NAME: "a.b", MAX_SDK: 32})]
    assert manifest(*asked).declared == (UsesPermission(permission="a.b", max_sdk=32),)
    assert manifest(*asked, ("uses-permission", {NAME: "a.b"})).declared == (UsesPermission(permission="a.b"),)


def test_requests_elsewhere_in_the_tree_do_not_count():
    assert manifest(("application", {}, ("uses-permission", {NAME: "a.b"}))).declared == ()


@pytest.mark.parametrize(
    ("given", "sdks"),
    [
        ({}, (1, 1)),
        ({MIN_SDK: 21}, (21, 21)),
        ({MIN_SDK: 21, TARGET_SDK: 34}, (21, 34)),
        ({MIN_SDK: "21", TARGET_SDK: "33"}, (21, 33)),
        ({MIN_SDK: 21, TARGET_SDK: "Baklava"}, (21, 10_000)),
        ({TARGET_SDK: "Baklava"}, (10_000, 10_000)),
        ({MIN_SDK: 21, TARGET_SDK: Resource(0x7F010000)}, (21, Resource(0x7F010000))),
    ],
)
def test_missing_sdks_are_what_android_takes_them_for_and_code_names_previews(given, sdks):
    read = manifest(("uses-sdk", given))
    assert (read.min_sdk, read.target_sdk) == sdks


def test_components_bound_by_the_system_are_listed_with_whole_names():
    admin, listener = "android.permission.BIND_DEVICE_ADMIN", "android.permission.BIND_NOTIFICATION_LISTENER_SERVICE"
    parts = [
        ("receiver", {NAME: ".Admin", PERMISSION: admin}),
        ("service", {NAME: "Listener", PERMISSION: listener}),
        ("service", {NAME: "org.other.Listener", PERMISSION: listener}),
        ("service", {NAME: ".Plain", PERMISSION: "a.b"}),
        ("service", {NAME: ".Open"}),
    ]
    assert manifest(("application", {}, *parts)).guarded == (
        ("com.example.loan.Admin", admin),
        ("com.example.loan.Listener", listener),
        ("org.other.Listener", listener),
    )


def test_guard_that_hides_in_a_resource_is_marked():
    assert manifest(("application", {}, ("service", {NAME: ".A", PERMISSION: Resource(0x7F010000)}))).hides_guard


@pytest.mark.parametrize("package", ["", "a b", "借款", "loan", "com.1x", "-rf", "a.b\x1b[2J", "a." + "b" * 222])
def test_package_names_that_android_would_not_install_are_refused(package):
    with pytest.raises(Unreadable, match="no-package-name"):
        manifest(package=package)


@pytest.mark.parametrize("package", ["android", "a.b", "com..x"])
def test_package_names_that_android_installs_are_taken(package):
    assert manifest(package=package).package == package


@pytest.mark.parametrize("tag", ["uses-permission-sdk-23", "uses-permission-sdk-m"])
def test_requests_since_android_6_say_so(tag):
    assert manifest((tag, {NAME: "a.b"})).declared == (UsesPermission(permission="a.b", min_sdk=23),)


def test_limits_that_are_no_numbers_are_none():
    assert manifest(("uses-permission", {NAME: "a.b", MAX_SDK: "28"})).declared == (UsesPermission(permission="a.b"),)


def test_requests_under_conditions_keep_them():
    asked = ("uses-permission", {NAME: "a.b"}, ("required-feature", {NAME: "f"}), ("required-not-feature", {NAME: "n"}))
    assert manifest(asked).declared == (UsesPermission(permission="a.b", needs_features=("f",), shuns_features=("n",)),)
    assert manifest(asked, ("uses-permission", {NAME: "a.b"})).declared == (UsesPermission(permission="a.b"),)


@pytest.mark.parametrize("outer", ["uses-feature", "supports-screens", "original-package"])
def test_request_inside_a_tag_that_android_reads_through_counts_and_is_named(outer):
    read = manifest((outer, {NAME: "f"}, ("uses-permission", {NAME: "a.b"})))
    assert [one.permission for one in read.declared] == ["a.b"]
    assert "bent-nested-tag" in read.bends


@pytest.mark.parametrize("outer", ["queries", "permission", "unknown", "uses-sdk"])
def test_request_inside_a_tag_that_android_skips_does_not_count(outer):
    assert manifest((outer, {}, ("uses-permission", {NAME: "a.b"}))).declared == ()


def test_of_two_applications_the_second_is_read_through():
    hidden = ("application", {}, ("uses-permission", {NAME: "a.b"}), ("service", {NAME: ".B", PERMISSION: ADMIN}))
    read = manifest(("application", {}, ("service", {NAME: ".A", PERMISSION: ADMIN})), hidden)
    assert [one.permission for one in read.declared] == ["a.b"]
    assert [one.component for one in read.roles] == ["com.example.loan.A"]


def test_what_follows_the_end_of_the_manifest_does_not_count():
    axml = Axml(*IDS)
    axml.tag("manifest", {"package": "a.b"})
    axml.tag("uses-permission", {NAME: "a.b"})
    assert parse_manifest(axml.bytes()).declared == ()


def test_root_of_another_name_is_refused():
    axml = Axml()
    axml.tag("manifesto", {"package": "a.b"})
    with pytest.raises(Unreadable, match="manifest-malformed"):
        parse_manifest(axml.bytes())


def test_long_version_code_is_put_together():
    assert manifest(root={VERSION_CODE: 7, 0x01010576: 1}).version_code == (1 << 32) + 7


def receiver(action):
    return ("receiver", {NAME: ".R"}, ("intent-filter", {}, ("action", {NAME: action})))


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        (receiver("android.provider.Telephony.SMS_RECEIVED"), "sms-receiver"),
        (receiver("android.provider.Telephony.SMS_DELIVER"), "default-sms"),
        (receiver("android.intent.action.BOOT_COMPLETED"), "boot"),
        (receiver("android.intent.action.PHONE_STATE"), "call-receiver"),
        (("service", {NAME: ".R", PERMISSION: "android.permission.BIND_VPN_SERVICE"}), "vpn"),
        (("service", {NAME: ".R", PERMISSION: "android.permission.BIND_SCREENING_SERVICE"}), "call-screening"),
        (("service", {NAME: ".R", PERMISSION: "android.permission.BIND_ACCESSIBILITY_SERVICE"}), "accessibility"),
        (
            ("activity", {NAME: ".R"}, ("intent-filter", {}, ("action", {NAME: "android.intent.action.DIAL"}))),
            "default-dialer",
        ),
    ],
)
def test_components_that_matter_are_found(part, kind):
    (role,) = manifest(("application", {}, part)).roles
    assert (role.kind.value, role.component) == (kind, "com.example.loan.R")


@pytest.mark.parametrize(
    ("part", "is_open"),
    [
        (("service", {NAME: ".R"}), False),
        (("service", {NAME: ".R", EXPORTED: 1}), True),
        (("service", {NAME: ".R", EXPORTED: 1, PERMISSION: "a.b"}), False),
        (receiver("x"), True),
        (("receiver", {NAME: ".R", EXPORTED: 0}, ("intent-filter", {})), False),
        (("provider", {NAME: ".R"}), False),
        (("provider", {NAME: ".R", EXPORTED: 1, 0x01010007: "a.b"}), False),
    ],
)
def test_components_open_to_every_app_are_listed(part, is_open):
    read = manifest(("uses-sdk", {TARGET_SDK: 30}), ("application", {}, part))
    assert read.exported == (("com.example.loan.R",) if is_open else ())


def test_features_queries_and_meta_data_are_listed():
    read = manifest(
        ("uses-feature", {NAME: "f", 0x0101028E: 0}),
        ("uses-feature", {NAME: "g"}),
        ("queries", {}, ("package", {NAME: "com.bank"})),
        ("application", {}, ("meta-data", {NAME: "sdk.key"})),
    )
    assert [(one.name, one.is_required) for one in read.features] == [("f", False), ("g", True)]
    assert (read.queries, read.meta_data) == (("com.bank",), ("sdk.key",))


@pytest.mark.parametrize(
    ("given", "target", "flags"),
    [({}, 27, (True, True)), ({}, 28, (True, False)), ({0x01010280: 0, 0x010104EC: 1}, 34, (False, True))],
)
def test_backup_and_cleartext_are_what_android_takes_them_for(given, target, flags):
    read = manifest(("uses-sdk", {TARGET_SDK: target}), ("application", given))
    assert (read.allows_backup, read.allows_cleartext) == flags


def test_long_labels_are_cut_where_android_cuts_them():
    axml = Axml()
    axml.ids = [0x01010001, *(0x02000000 + n for n in range(99))]
    axml.tag("manifest", {"package": "a.b"}, ("application", {0x01010001: "贷" * 5000}))
    assert parse_manifest(axml.bytes()).label == "贷" * 1000


@pytest.mark.parametrize("content", [b"", b"\3\0", b"<?xml version='1.0'?><manifest package='a.b'/>", bytes(300)])
def test_what_is_no_binary_manifest_is_refused(content):
    with pytest.raises(Unreadable, match="manifest-malformed"):
        parse_manifest(content)


def chunk_places(axml):
    place = 8
    while place < len(axml):
        yield place
        place += CHUNK.unpack_from(axml, place)[2]


def test_a_chunk_of_size_zero_does_not_hide_what_follows(loan_parts):
    axml = bytearray(loan_parts["AndroidManifest.xml"])
    tags = [place for place in chunk_places(axml) if CHUNK.unpack_from(axml, place)[0] == START_TAG]
    struct.pack_into("<L", axml, tags[3] + 4, 0)
    with pytest.raises(Unreadable):
        parse_manifest(bytes(axml))


@pytest.mark.parametrize(
    "part", [CHUNK.pack(0x0777, 8, 8), CHUNK.pack(0x0100, 16, 24) + bytes(16)], ids=["unknown", "namespace"]
)
def test_a_manifest_of_endless_parts_is_given_up(part):
    body = part * ((8 << 20) // len(part))
    with pytest.raises(Unreadable, match="manifest-malformed"):
        parse_manifest(CHUNK.pack(3, 8, 8 + len(body)) + body)


def test_cut_anywhere_it_is_refused(loan_parts):
    axml = loan_parts["AndroidManifest.xml"]
    for kept in range(0, len(axml), 7):
        with pytest.raises(Unreadable):
            parse_manifest(axml[:kept])


@settings(max_examples=300, deadline=None)
@given(changes=st.lists(st.tuples(st.integers(0, 2263), st.integers(0, 255)), min_size=1, max_size=8))
def test_changed_bytes_end_in_a_manifest_or_in_unreadable(loan_parts, changes):
    axml = bytearray(loan_parts["AndroidManifest.xml"])
    for place, byte in changes:
        axml[place] = byte
    with contextlib.suppress(Unreadable):
        assert parse_manifest(bytes(axml)).package
