"""Apps that were named on the command line, and that the phone should have."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from adbaudit.errors import UsageFault
from adbaudit.model.app import App
from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message, message
from adbaudit.model.report import Report

_MOST_NAMES = 5
_MOST_LOANS = 30
_ALIKE = 0.8
"""A typing mistake or two; package names of different apps begin alike."""


def check_packages(packages: frozenset[str], report: Report) -> None:
    """Nothing where the phone has every one of them.

    Raises:
        UsageFault: one of them was not seen on the phone.

    """
    known = [app for app in report.apps if app.installed.package]
    for package in sorted(packages - {str(app.installed.package) for app in known}):
        raise UsageFault(
            message("This phone has no app with the package name “{package}”, as far as it was read.", package=package),
            means=message("A package name is the one in square brackets in a report. Nothing was done."),
            next_step=_near(package, known),
        )


def _near(package: str, known: Sequence[App]) -> Message:
    """Names that are written alike, by package or by what people call the app; else the loan apps."""
    names = {str(app.installed.package): app for app in known}
    labels = {app.label: str(app.installed.package) for app in known if app.label}
    alike = get_close_matches(package, names, n=_MOST_NAMES, cutoff=_ALIKE)
    alike += [labels[label] for label in get_close_matches(package, labels, n=_MOST_NAMES, cutoff=_ALIKE)]
    found = list(dict.fromkeys(alike))[:_MOST_NAMES]
    if found:
        return message("Did you mean one of these? {names}", names=", ".join(found))
    loans = sorted(name for name, app in names.items() if app.identity.verdict is Verdict.LOAN)
    if not loans:
        return message("“adbaudit scan” names the apps that were found.")
    shown = [*loans[:_MOST_LOANS], *(["…"] if len(loans) > _MOST_LOANS else [])]
    return message("The loan apps on it are: {names}", names=", ".join(shown))
