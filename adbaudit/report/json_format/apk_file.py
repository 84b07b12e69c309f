"""What an APK file says of itself, as JSON."""

from __future__ import annotations

import base64

from adbaudit.model.apk import ApkFacts, Declarations, ManifestState, UsesPermission
from adbaudit.model.bend import bends_in
from adbaudit.model.code import CodePlace, FoundSdk
from adbaudit.model.icon import Icon
from adbaudit.ports import Translator
from adbaudit.report.json_format.values import JsonObject, texts


def apk_object(apk: ApkFacts, translator: Translator) -> JsonObject:
    """What was read is a list, also when it is empty; what was not is null."""
    is_read = apk.manifest is ManifestState.READ
    return {
        "path": apk.path,
        "place": apk.where,
        "sha256": apk.sha256,
        "bytes": apk.size,
        "signers": None if apk.signers is None else texts(apk.signers),
        "past_signers": None if apk.signers is None else texts(apk.past_signers),
        "schemes": None if apk.schemes is None else texts(apk.schemes),
        "manifest": apk.manifest.value,
        "bent": [translator(bend) for bend in bends_in(apk.traits)],
        "declared": texts(tuple(uses.permission for uses in apk.declared)) if is_read else None,
        "requests": [_request(uses) for uses in apk.declared] if is_read else None,
        "declares": _declares(apk.declares) if apk.declares and is_read else None,
        "sdks": None if apk.sdks is None else texts(tuple(sdk.name for sdk in apk.sdks)),
        "code": None if apk.code is None else texts(tuple(str(place) for place in apk.code)),
        "sdk_signs": None if apk.sdks is None else [_sdk(sdk) for sdk in apk.sdks],
        "code_places": None if apk.code is None else [_place(place) for place in apk.code],
        "traits": texts(apk.traits),
        "icon": None if apk.icon is None else _icon(apk.icon),
    }


def _icon(icon: Icon) -> JsonObject:
    data = base64.b64encode(icon.data).decode("ascii")
    return {"sha256": icon.sha256, "media_type": icon.media_type, "data": data}


def _sdk(sdk: FoundSdk) -> JsonObject:
    return {
        "name": sdk.name,
        "kind": sdk.kind.value,
        "signs": texts(sdk.signs),
        "collects": texts(tuple(subject.value for subject in sdk.collects)),
        "verified": sdk.verified,
    }


def _place(place: CodePlace) -> JsonObject:
    return {
        "subject": place.subject.value,
        "place": place.place,
        "target": place.target,
        "in_library": place.in_library,
    }


def _request(uses: UsesPermission) -> JsonObject:
    return {
        "permission": uses.permission,
        "min_sdk": uses.min_sdk,
        "max_sdk": uses.max_sdk,
        "needs_features": texts(uses.needs_features),
        "shuns_features": texts(uses.shuns_features),
        "of_split": uses.is_of_split,
    }


def _declares(declares: Declarations) -> JsonObject:
    return {
        "features": [{"name": one.name, "required": one.is_required} for one in declares.features],
        "roles": [{"kind": one.kind.value, "component": one.component} for one in declares.roles],
        "exported": texts(declares.exported),
        "queries": texts(declares.queries),
        "meta_data": texts(declares.meta_data),
        "backup": declares.allows_backup,
        "cleartext": declares.allows_cleartext,
        "debuggable": declares.is_debuggable,
        "test_only": declares.is_test_only,
    }
