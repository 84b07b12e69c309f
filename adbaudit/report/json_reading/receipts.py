"""One line of receipts from JSON; which kind of state it tells of is seen by its fields."""

from __future__ import annotations

from adbaudit.model.appop import OpMode
from adbaudit.model.permission import GrantState, PackageName
from adbaudit.model.receipt import Outcome
from adbaudit.model.receipt_line import ReceiptLine
from adbaudit.model.subject import AppState, ListState, OpState, PermissionState, RoleState, State
from adbaudit.model.user import UserId
from adbaudit.report.json_reading.findings import argv_of
from adbaudit.report.json_reading.node import Node
from adbaudit.report.json_reading.spoken import Spoken


def receipt_of(node: Node, spoken: Spoken) -> ReceiptLine:
    """It can be read and not carried out: only the journal puts things back."""
    package = node["package"].text_or_none()
    unseen = node.get("not_seen_again").text_or_none()
    return ReceiptLine(
        package=None if package is None else PackageName(package),
        user=UserId(node["user"].number()),
        step=node["step"].text(),
        target=node["target"].text_or_none(),
        outcome=node["outcome"].choice(Outcome),
        because=spoken.sentence(node["because"].text()),
        commands=tuple(argv_of(command) for command in node["commands"].items()),
        screens=tuple(spoken.local(screen.text()) for screen in node.get("screens").items_or_none()),
        before=_state(node["before"]),
        after=_state(node["after"]),
        at=node["at"].moment_or_none(),
        sent_at=node.get("sent_at").moment_or_none(),
        not_seen_again=None if unseen is None else spoken.sentence(unseen),
    )


def _state(node: Node) -> State | None:
    if node.is_null:
        return None
    if not node.get("grant").is_null:
        return PermissionState(
            is_granted=node["grant"].choice(GrantState) is GrantState.GRANTED,
            flags=frozenset(node["flags"].texts()),
            uid_mode=_mode(node["uid_mode"]),
            package_mode=_mode(node["package_mode"]),
        )
    if not node.get("holders").is_null:
        return RoleState(holders=tuple(PackageName(name) for name in node["holders"].texts()))
    if not node.get("components").is_null:
        return ListState(components=node["components"].texts(), is_on=node["on"].truth_or_none())
    if not node.get("enabled").is_null:
        return AppState(
            enabled=node["enabled"].number(),
            is_stopped=node["stopped"].truth(),
            is_suspended=node.get("suspended").truth_or_none(),
        )
    return OpState(uid_mode=node["uid_mode"].choice(OpMode), package_mode=node["package_mode"].choice(OpMode))


def _mode(node: Node) -> OpMode | None:
    return None if node.is_null else node.choice(OpMode)
