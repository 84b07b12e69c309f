"""What failed and what was known before, from JSON."""

from __future__ import annotations

from adbaudit.model.gate import OPEN, Gate, KnownFinding
from adbaudit.model.permission import PackageName
from adbaudit.model.severity import Severity
from adbaudit.model.user import UserId
from adbaudit.report.json_reading.node import Node


def gate_of(node: Node) -> Gate:
    """The gate the report has been through; `new` follows from the rest."""
    if node.is_null:
        return OPEN
    return Gate(
        failing=frozenset(node["failing"].texts()),
        known=frozenset(node["known"].texts()),
        has_baseline=node["baseline"].truth(),
        vanished=tuple(_known(known) for known in node["vanished"].items()),
        unseen=tuple(_known(known) for known in node["unseen"].items()),
    )


def _known(node: Node) -> KnownFinding:
    package, user = node["package"].text_or_none(), node["user"].number_or_none()
    return KnownFinding(
        fingerprint=node["fingerprint"].text(),
        rule=node["rule"].text(),
        severity=node["severity"].choice(Severity),
        package=None if package is None else PackageName(package),
        user=None if user is None else UserId(user),
        file=node["file"].text_or_none(),
    )
