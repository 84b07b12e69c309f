"""An APK file tells which special access an app brings services for, never whether it is on."""

from adbaudit.facts.declared_special import declared_special_access
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.special_access import SpecialAccessState

SERVICES = (
    ("a.b.Admin", "android.permission.BIND_DEVICE_ADMIN"),
    ("a.b.Notices", "android.permission.BIND_NOTIFICATION_LISTENER_SERVICE"),
    ("a.b.Screen", "android.permission.BIND_ACCESSIBILITY_SERVICE"),
)


def rows(manifest=ManifestState.READ, services=()):
    facts = ApkFacts(path="a.apk", manifest=manifest, services=services)
    return [(one.kind.value, one.state, one.component) for one in declared_special_access(facts)]


def test_each_service_is_a_row_whose_switch_is_on_the_phone():
    assert rows(services=SERVICES) == [
        ("accessibility", SpecialAccessState.UNKNOWN, "a.b.Screen"),
        ("notification-listener", SpecialAccessState.UNKNOWN, "a.b.Notices"),
        ("device-admin", SpecialAccessState.UNKNOWN, "a.b.Admin"),
    ]


def test_app_without_such_services_has_no_row():
    assert rows() == []


def test_manifest_that_was_not_read_may_bring_any():
    assert rows(ManifestState.UNREADABLE) == [
        (kind, SpecialAccessState.UNKNOWN, None) for kind in ("accessibility", "notification-listener", "device-admin")
    ]
