"""What an APK file said of itself, from JSON."""

from __future__ import annotations

from adbaudit.model.apk import (
    ApkFacts,
    ComponentRole,
    Declarations,
    Feature,
    ManifestState,
    RoleKind,
    UsesPermission,
)
from adbaudit.model.code import CodePlace, CodeSubject, FoundSdk, SdkKind
from adbaudit.model.icon import Icon, small_bitmap
from adbaudit.model.permission import PackageName, PermissionName
from adbaudit.report.json_reading.node import Misshapen, Node


def apk_of(node: Node) -> ApkFacts:
    """A path that another computer would not find is told by its file's name alone; `bent` follows from the traits."""
    path = node["path"].text()
    place = node.get("place").text_or_none() or _portable(path)
    return ApkFacts(
        path=path,
        name=place,
        place=place,
        sha256=node["sha256"].text_or_none(),
        size=node["bytes"].number_or_none(),
        signers=node["signers"].texts_or_none(),
        past_signers=node.get("past_signers").texts_or_none() or (),
        schemes=node.get("schemes").texts_or_none(),
        manifest=node["manifest"].choice(ManifestState),
        declared=_declared(node),
        declares=None if node.get("declares").is_null else _declares(node["declares"]),
        sdks=None if node["sdks"].is_null else tuple(_sdk(one) for one in node["sdk_signs"].items()),
        code=None if node["code"].is_null else tuple(_place(one) for one in node["code_places"].items()),
        traits=node["traits"].texts(),
        icon=None if node.get("icon").is_null else _icon(node["icon"]),
    )


def _portable(path: str) -> str:
    """What reports had before they told the place below the folder of the run."""
    return path.replace("\\", "/").rsplit("/", 1)[-1] if path.startswith("/") or path[1:3] == ":\\" else path


def _icon(node: Node) -> Icon:
    """Whoever shows it takes it for a picture, so it must be one."""
    data = node["data"].octets()
    icon = small_bitmap(data)
    if icon is None or (icon.sha256, icon.media_type) != (node["sha256"].text(), node["media_type"].text()):
        raise Misshapen(node.place, "a small picture in PNG or WebP with its digest belongs here")
    return icon


def _sdk(node: Node) -> FoundSdk:
    return FoundSdk(
        name=node["name"].text(),
        kind=node["kind"].choice(SdkKind),
        signs=node["signs"].texts(),
        collects=tuple(one.choice(CodeSubject) for one in node["collects"].items()),
        verified=node["verified"].truth(),
    )


def _place(node: Node) -> CodePlace:
    return CodePlace(
        subject=node["subject"].choice(CodeSubject),
        place=node["place"].text_or_none(),
        target=node["target"].text(),
        in_library=node["in_library"].truth(),
    )


def _declared(node: Node) -> tuple[UsesPermission, ...]:
    """By `requests`, which say more; reports of an older version have only the names."""
    if node.get("requests").is_null:
        names = node["declared"].texts_or_none() or ()
        return tuple(UsesPermission(permission=PermissionName(name)) for name in names)
    return tuple(
        UsesPermission(
            permission=PermissionName(request["permission"].text()),
            min_sdk=request["min_sdk"].number_or_none(),
            max_sdk=request["max_sdk"].number_or_none(),
            needs_features=request["needs_features"].texts(),
            shuns_features=request["shuns_features"].texts(),
            is_of_split=request["of_split"].truth(),
        )
        for request in node["requests"].items()
    )


def _declares(node: Node) -> Declarations:
    return Declarations(
        features=tuple(
            Feature(name=one["name"].text(), is_required=one["required"].truth()) for one in node["features"].items()
        ),
        roles=tuple(
            ComponentRole(kind=one["kind"].choice(RoleKind), component=one["component"].text())
            for one in node["roles"].items()
        ),
        exported=node["exported"].texts(),
        queries=tuple(PackageName(name) for name in node["queries"].texts()),
        meta_data=node["meta_data"].texts(),
        allows_backup=node["backup"].truth_or_none(),
        allows_cleartext=node["cleartext"].truth_or_none(),
        is_debuggable=node["debuggable"].truth_or_none(),
        is_test_only=node["test_only"].truth_or_none(),
    )
