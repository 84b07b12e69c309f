"""What tells a saved report's phone from another, without reading all the rest of it."""

from __future__ import annotations

import json

from adbaudit.model.permission import PackageName
from adbaudit.model.traits import Traits
from adbaudit.model.user import UserId
from adbaudit.report.json_reading.node import Misshapen, Node


def read_traits(text: str) -> Traits | None:
    """Those of the one phone it is about; `None` where it is no such report."""
    try:
        node = Node(json.loads(text))
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
