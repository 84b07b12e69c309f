"""The places to complain that fit what was found."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from adbaudit.model.app import App
from adbaudit.model.channel import Channel
from adbaudit.model.finding import Finding
from adbaudit.rules.of_countries import of_countries


def channels_for(
    channels: Sequence[Channel], codes: Sequence[str], apps: Collection[App], findings: Collection[Finding]
) -> tuple[Channel, ...]:
    """Those of the countries in the order of going there; a store only where an app of a finding may be its own."""
    found = {finding.package for finding in findings}
    concerned = [app for app in apps if app.installed.package in found]
    return tuple(channel for channel in of_countries(channels, codes) if _takes_one_of(channel, concerned))


def _takes_one_of(channel: Channel, apps: Collection[App]) -> bool:
    return not channel.stores or any(app.installed.came_from(channel.stores) is not False for app in apps)
