"""One app from JSON."""

from __future__ import annotations

from adbaudit.model.access import Access, Effective
from adbaudit.model.app import App
from adbaudit.model.appop import OpCount, OpMode
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import Confidence, Identity, LoanClass, Reason, ReasonKind, Verdict
from adbaudit.model.permission import GrantState, PackageName, PermissionGroup, PermissionName
from adbaudit.model.special_access import SpecialAccess, SpecialAccessKind, SpecialAccessState
from adbaudit.model.user import UserId
from adbaudit.report.json_reading.apk_file import apk_of
from adbaudit.report.json_reading.node import Node
from adbaudit.report.json_reading.spoken import Spoken

_ANY_STATE = "unknown"
"""Of a use without a time: an older report does not say how the app ran then."""


def app_of(node: Node, spoken: Spoken) -> App:
    """An app of a user; where `user` is null only a file was looked at. `ways_around` follows from the rest."""
    return App(
        installed=_installed(node, spoken),
        label=node["label"].text_or_none(),
        shown_label=node.get("shown_label").text_or_none(),
        identity=_identity(node["identity"], spoken),
        apks=tuple(apk_of(apk) for apk in node["apk"].items()),
        in_phone=not node["user"].is_null,
    )


def _installed(node: Node, spoken: Spoken) -> InstalledPackage:
    return InstalledPackage(
        package=PackageName(node["package"].text_or_none() or ""),
        user=UserId(node["user"].number_or_none() or 0),
        version_name=node["version_name"].text_or_none(),
        version_code=node["version_code"].number_or_none(),
        target_sdk=node["target_sdk"].number_or_none(),
        installer=node["installer"].text_or_none(),
        initiating_package=node.get("initiating_package").text_or_none(),
        originating_package=node.get("originating_package").text_or_none(),
        is_sideloaded=node.get("sideloaded").truth_or_none(),
        installed_at=node["installed_at"].moment_or_none(),
        updated_at=node["updated_at"].moment_or_none(),
        enabled=node["enabled"].truth_or_none(),
        is_suspended=node.get("suspended").truth_or_none(),
        system=node["system"].truth_or_none(),
        access=tuple(_access(access, spoken) for access in node["access"].items()),
        special_access=tuple(_special(special) for special in node["special_access"].items()),
    )


def _identity(node: Node, spoken: Spoken) -> Identity:
    return Identity(
        verdict=node["verdict"].choice(Verdict),
        confidence=node["confidence"].choice(Confidence),
        loan_class=None if node["class"].is_null else node["class"].choice(LoanClass),
        reasons=tuple(
            Reason(
                kind=reason["kind"].choice(ReasonKind),
                detail=spoken.sentence(reason["detail"].text()),
                source=reason["source"].text(),
            )
            for reason in node["reasons"].items()
        ),
    )


def _access(node: Node, spoken: Spoken) -> Access:
    return Access(
        group=node["group"].choice(PermissionGroup),
        permission=PermissionName(node["permission"].text()),
        requested=node["requested"].truth_or_none(),
        grant=node["grant"].choice(GrantState),
        flags=frozenset(node["flags"].texts()),
        op=node["op"].text_or_none(),
        op_mode=node["op_mode"].choice(OpMode),
        effective=node["effective"].choice(Effective),
        because=spoken.sentence(node["because"].text()),
        comes_unasked=node.get("without_question").truth_or_none(),
        last_access=node["last_access"].moment_or_none(),
        last_reject=node["last_reject"].moment_or_none(),
        access_state=_state(node),
        count=_count(node.get("history")),
    )


def _state(node: Node) -> str | None:
    told = node.get("used_in_state").text_or_none()
    return told or (_ANY_STATE if node.get("used_at_unknown_time").truth_or_none() else None)


def _count(node: Node) -> OpCount | None:
    if node.is_null:
        return None
    return OpCount(
        accesses=node["accesses"].number(),
        rejects=node["rejects"].number(),
        begin=node["from"].moment(),
        end=node["to"].moment(),
    )


def _special(node: Node) -> SpecialAccess:
    return SpecialAccess(
        kind=node["kind"].choice(SpecialAccessKind),
        state=node["state"].choice(SpecialAccessState),
        component=node["component"].text_or_none(),
    )
