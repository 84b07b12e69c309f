"""Which version of an app is there, and since when, for each user."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.facts import InstalledPackage
from adbaudit.model.message import Message, message
from adbaudit.report.naming import time_name, user_name
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page
from adbaudit.report.words import sentences


def install_sentences(outline: Outline, page: Page) -> Iterator[Message]:
    """One line for each user; nothing where nothing was read."""
    for row in page.rows:
        told = list(_told(outline, row.installed))
        if told and page.names_users and row.user is not None:
            user = user_name(row.user, outline.user(row.user))
            yield message("{told} [{users}]", told=sentences(told), users=user)
        elif told:
            yield sentences(told)


def _told(outline: Outline, installed: InstalledPackage) -> Iterator[Message]:
    zone = outline.zone
    if installed.version_name:
        yield message("Version {version}.", version=installed.version_name)
    if installed.target_sdk is not None:
        yield message("Made for Android API {sdk}.", sdk=installed.target_sdk)
    if installed.installed_at is not None:
        yield message("Installed {time}.", time=time_name(installed.installed_at, zone))
    if installed.updated_at is not None and installed.updated_at != installed.installed_at:
        yield message("Updated {time}.", time=time_name(installed.updated_at, zone))
