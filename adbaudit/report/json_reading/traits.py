"""Which phone a saved report is of, and what tells that from another, without reading all the rest of it."""

from __future__ import annotations

import json

from adbaudit.model.permission import PackageName
from adbaudit.model.traits import Traits
from adbaudit.model.user import UserId
from adbaudit.report.json_format.document import SCHEMA
from adbaudit.report.json_reading.document import MOST_PARTS
from adbaudit.report.json_reading.node import Misshapen, Node


def ids_in(text: str) -> frozenset[str]:
    """The names of the phones that a document is about; none where it is no report, or says none."""
    try:
        document = _parsed(text)
        parts = document if isinstance(document, list) else [document]
        devices = [node["device"] for node in map(Node, parts) if node["schema"].text() == SCHEMA]
        return frozenset(device["id"].text() for device in devices if not (device.is_null or device["id"].is_null))
    except (ValueError, RecursionError, Misshapen):
        return frozenset()


def read_traits(text: str) -> Traits | None:
    """Those of the one phone it is about; `None` where it is no such report."""
    try:
        node = Node(_parsed(text))
        device = node["device"]
        apps = [app for app in node["apps"].items() if app["system"].truth_or_none() is False]
        return Traits(
            manufacturer=device["manufacturer"].text_or_none(),
            model=device["model"].text_or_none(),
            installed={
                (UserId(app["user"].number()), PackageName(app["package"].text())): app["installed_at"].moment()
                for app in apps
                if not app["installed_at"].is_null
            },
        )
    except (ValueError, RecursionError, Misshapen):
        return None


def _parsed(text: str) -> object:
    if text.count("[") + text.count("{") > MOST_PARTS:
        raise ValueError
    return json.loads(text)
