"""What Python programs hold on to: connect to a phone, scan it, look into APK files, render, load rules."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from adbaudit.locale.translator import load_translator
from adbaudit.model.message import Message
from adbaudit.model.report import Report
from adbaudit.model.rule import RulePack
from adbaudit.ports import Clock, Shell
from adbaudit.report.render import render as render_report
from adbaudit.workflow import audit
from adbaudit.workflow.audit import Wishes, World
from adbaudit.workflow.clock import SystemClock
from adbaudit.workflow.phones import OpenPhone, open_phone

__all__ = ["Report", "Shell", "connect", "inspect_apk", "load_rules", "render", "scan"]


def connect(serial: str | None = None, *, environ: Mapping[str, str] | None = None) -> OpenPhone:
    """The shell of a connected phone, over the usual adb server; it knows the name the phone has in reports.

    Raises:
        AdbauditError: there is no such phone, or it does not let us in.

    """
    return open_phone(os.environ if environ is None else environ, serial)


def load_rules(extra: Sequence[Path] = ()) -> RulePack:
    """The rules that come with adbaudit, and further folders of them.

    Raises:
        RuleFaults: any of the files has a fault; all faults are told.

    """
    return audit.rules(extra)


def scan(
    shell: Shell,
    *,
    rules: RulePack | None = None,
    wishes: Wishes | None = None,
    device_id: str | None = None,
    clock: Clock | None = None,
) -> Report:
    """Audit the phone behind a shell; nothing on it is changed.

    A shell from `connect` brings the phone's keyed hash along; for any other one, give `device_id`. Without one
    the report names no phone, and nothing tells later that another report is of the same.

    Raises:
        PhoneLost: the phone answered nothing at all.

    """
    return audit.scan(shell, _world(rules, clock), wishes or Wishes(), device_id=device_id or _name_of(shell))


def inspect_apk(
    path: str | os.PathLike[str],
    *,
    rules: RulePack | None = None,
    language: str = "en",
    countries: Sequence[str] = (),
    clock: Clock | None = None,
    jobs: int = 1,
) -> Report:
    """Audit an APK file, a folder of its splits, or a tree of them, with the law of these countries.

    `jobs` is the number of processes that read.

    Raises:
        FileFault: the path cannot be read, or holds no APK.

    """
    wishes = replace(Wishes(), language=language, countries=tuple(countries), jobs=jobs)
    return audit.inspect([Path(path)], _world(rules, clock), wishes)


def render(
    report: Report,
    format: str = "json",  # noqa: A002  # the promised name
    *,
    language: str = "en",
    width: int = 80,
    details: bool = False,
) -> str:
    """The report as text in one of `adbaudit.report.render.FORMATS`."""
    return render_report(report, format, load_translator(language), width=width, details=details)


def _name_of(shell: Shell) -> str | None:
    return shell.device_id if isinstance(shell, OpenPhone) else None


def _world(rules: RulePack | None, clock: Clock | None) -> World:
    return World(rules=rules or load_rules(), clock=clock or SystemClock(), progress=_Silent())


class _Silent:
    def step(self, doing: Message) -> None:
        """Nobody waits at a terminal."""
