"""One finding from JSON."""

from __future__ import annotations

import re
import shlex

from adbaudit.model.action import Argv
from adbaudit.model.finding import Evidence, Finding
from adbaudit.model.identity import Confidence
from adbaudit.model.permission import PackageName
from adbaudit.model.plan import Disposition, Step
from adbaudit.model.severity import Severity
from adbaudit.model.user import UserId
from adbaudit.report.command_line import command_line
from adbaudit.report.from_file import LEFT_OUT
from adbaudit.report.json_reading.law import Laws
from adbaudit.report.json_reading.node import Misshapen, Node
from adbaudit.report.json_reading.own_commands import is_own
from adbaudit.report.json_reading.spoken import Spoken

_BEFORE = command_line(()).split()
_UNQUOTED = re.compile(r"[A-Za-z0-9_./$:=, -]*")


def finding_of(node: Node, spoken: Spoken, laws: Laws) -> Finding:
    """A finding; its steps can be read and not carried out."""
    package, user = node["package"].text_or_none(), node["user"].number_or_none()
    return Finding(
        rule=node["rule"].text(),
        severity=node["severity"].choice(Severity),
        confidence=node["confidence"].choice(Confidence),
        title=spoken.sentence(node["title"].text()),
        why=spoken.sentence(node["why"].text()),
        package=None if package is None else PackageName(package),
        user=None if user is None else UserId(user),
        path=node["path"].text_or_none(),
        subject=node["subject"].text_or_none(),
        fingerprint=node["fingerprint"].text(),
        evidence=tuple(
            Evidence(source=seen["source"].text(), detail=spoken.sentence(seen["detail"].text()))
            for seen in node["evidence"].items()
        ),
        law=laws(node["law"]),
        remedy=tuple(_step(step, spoken) for step in node["remedy"].items()),
    )


def _step(node: Node, spoken: Spoken) -> Step:
    """Screens and notes are shown as they were saved; a command is for a shell, so only our own ones are."""
    told = tuple(argv_of(command) for command in node["commands"].items())
    own = tuple(argv for argv in told if is_own(argv))
    return Step(
        step=spoken.sentence(node["step"].text()),
        disposition=node["disposition"].choice(Disposition),
        saved_commands=own,
        screens=tuple(spoken.local(screen.text()) for screen in node["screens"].items()),
        notes=(
            *(spoken.sentence(note.text()) for note in node.get("notes").items_or_none()),
            *([LEFT_OUT] if own != told else []),
        ),
        consequences=tuple(spoken.sentence(one.text()) for one in node.get("consequences").items_or_none()),
    )


def argv_of(node: Node) -> Argv:
    """A command as it was told, taken apart as a shell would."""
    line = node.text()
    try:
        words = line.split() if _UNQUOTED.fullmatch(line) else shlex.split(line)
    except ValueError as fault:
        raise Misshapen(node.place, "a command belongs here") from fault
    if words[: len(_BEFORE)] != _BEFORE:
        raise Misshapen(node.place, "a command belongs here")
    return tuple(words[len(_BEFORE) :])
