"""One app of one user, or of one APK file, as JSON."""

from __future__ import annotations

from adbaudit.model.access import Access
from adbaudit.model.app import App
from adbaudit.model.appop import OpCount
from adbaudit.model.identity import Identity
from adbaudit.model.special_access import SpecialAccess
from adbaudit.ports import Translator
from adbaudit.report.json_format.apk_file import apk_object
from adbaudit.report.json_format.values import JsonObject, JsonValue, moment, texts
from adbaudit.report.ways_around import ways_around


def app_object(app: App, translator: Translator) -> JsonObject:
    """Everything known of the app; `user` is null where only an APK file was looked at."""
    installed = app.installed
    return {
        "package": installed.package or None,
        "user": installed.user if app.in_phone else None,
        "label": app.label,
        "shown_label": app.shown_label,
        "version_name": installed.version_name,
        "version_code": installed.version_code,
        "target_sdk": installed.target_sdk,
        "installer": installed.installer,
        "initiating_package": installed.initiating_package,
        "originating_package": installed.originating_package,
        "sideloaded": installed.is_sideloaded,
        "installed_at": moment(installed.installed_at),
        "updated_at": moment(installed.updated_at),
        "enabled": installed.enabled,
        "suspended": installed.is_suspended,
        "system": installed.system,
        "identity": identity_object(app.identity, translator),
        "access": [_access(access, translator) for access in installed.access],
        "special_access": [_special(special) for special in installed.special_access],
        "ways_around": _ways_around(app, translator),
        "apk": [apk_object(apk, translator) for apk in app.apks],
    }


def identity_object(identity: Identity, translator: Translator) -> JsonObject:
    """The verdict with its reasons in words."""
    return {
        "verdict": identity.verdict.value,
        "confidence": identity.confidence.value,
        "class": None if identity.loan_class is None else identity.loan_class.value,
        "reasons": [
            {"kind": reason.kind.value, "detail": translator(reason.detail), "source": reason.source}
            for reason in identity.reasons
        ],
    }


def _access(access: Access, translator: Translator) -> JsonObject:
    return {
        "group": access.group.value,
        "permission": access.permission,
        "requested": access.requested,
        "grant": access.grant.value,
        "flags": texts(tuple(sorted(access.flags))),
        "op": access.op,
        "op_mode": access.op_mode.value,
        "effective": access.effective.value,
        "because": translator(access.because),
        "without_question": access.comes_unasked,
        "last_access": moment(access.last_access),
        "used_at_unknown_time": access.is_use_without_time,
        "used_in_state": access.access_state,
        "last_reject": moment(access.last_reject),
        "history": None if access.count is None else _count(access.count),
    }


def _count(count: OpCount) -> JsonObject:
    return {
        "accesses": count.accesses,
        "rejects": count.rejects,
        "from": moment(count.begin),
        "to": moment(count.end),
    }


def _special(special: SpecialAccess) -> JsonObject:
    return {"kind": special.kind.value, "state": special.state.value, "component": special.component}


def _ways_around(app: App, translator: Translator) -> list[JsonValue] | None:
    """What it sees although its permission for the contacts is off; null: no matter of lending, or only a file."""
    ways = ways_around(app)
    if ways is None:
        return None
    return [{"through": way.through, "open": way.is_open, "sees": translator(way.sees)} for way in ways]
