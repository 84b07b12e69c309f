"""A saved report, or the list of them that `--all` gives, as `Report`s."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NoReturn

from adbaudit.errors import FileFault
from adbaudit.model.country import Country
from adbaudit.model.device import Device
from adbaudit.model.gap import Gap
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.regained import Regained
from adbaudit.model.report import Provenance, Report, SourceKind
from adbaudit.model.user import User, UserId, UserKind
from adbaudit.report.json_format.document import SCHEMA
from adbaudit.report.json_reading.advice import advice_of
from adbaudit.report.json_reading.apps import app_of
from adbaudit.report.json_reading.findings import finding_of
from adbaudit.report.json_reading.gate import gate_of
from adbaudit.report.json_reading.law import laws_read_once
from adbaudit.report.json_reading.node import Misshapen, Node
from adbaudit.report.json_reading.receipts import receipt_of
from adbaudit.report.json_reading.spoken import Spoken, as_saved

Speaking = Callable[[str, Device | None], Spoken]
"""For a language, and the phone whose screens were told: what gives words of that language their form back."""

_MOST = 1000
"""Phones in one file."""
MOST_PARTS = 3_000_000
"""Lists and objects; each takes some 70 bytes of memory, however short it stands in the file."""


def read_reports(text: str, name: str, speaking: Speaking = as_saved) -> tuple[Report, ...]:
    """Every report of a document; `name` is what a person knows the file by.

    Raises:
        FileFault: it is no saved report, one of another version, or not as the schema says.

    """
    document = _parsed(text, name)
    parts = document if isinstance(document, list) else [document]
    if not parts or len(parts) > _MOST or not all(_is_report(part) for part in parts):
        raise _another_version(name) if any(_is_ours(part) for part in parts) else _no_report(name)
    places = [f"[{number}]" for number in range(len(parts))] if isinstance(document, list) else [""]
    try:
        return tuple(_report(Node(part, place), speaking) for part, place in zip(parts, places, strict=True))
    except (Misshapen, RecursionError) as fault:
        raise _misshapen(name, str(fault)) from fault


def is_list(text: str) -> bool:
    """Whether it is a list, as of several phones, also when only one stands in it."""
    return text.lstrip()[:1] == "["


def _parsed(text: str, name: str) -> object:
    if text.count("[") + text.count("{") > MOST_PARTS:
        raise _no_report(name)
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:
        raise _no_report(name) from fault


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _is_report(part: object) -> bool:
    return isinstance(part, dict) and part.get("schema") == SCHEMA


def _is_ours(part: object) -> bool:
    return isinstance(part, dict) and str(part.get("schema", ""))[:60].startswith("adbaudit/report/")


def _report(node: Node, speaking: Speaking) -> Report:
    device = None if node["device"].is_null else _device(node["device"])
    spoken = speaking(node["language"].text(), device)
    laws = laws_read_once(spoken)
    return Report(
        provenance=_provenance(node),
        device=device,
        countries=tuple(code.text() for code in node.get("countries").items_or_none()),
        countries_on_file=_on_file(node),
        countries_without_law=tuple(code.text() for code in node.get("countries_without_law").items_or_none()),
        countries_chosen=node.get("countries_chosen").truth_or_none() is True,
        apps=tuple(app_of(app, spoken) for app in node["apps"].items()),
        findings=tuple(finding_of(finding, spoken, laws) for finding in node["findings"].items()),
        gaps=tuple(_gap(gap, spoken) for gap in node["gaps"].items()),
        advice=tuple(advice_of(advice, order, spoken) for order, advice in enumerate(node["next"].items())),
        gate=gate_of(node.get("gate")),
        receipts=tuple(receipt_of(line, spoken) for line in node.get("receipts").items_or_none()),
        regained=None
        if node.get("regained").is_null
        else tuple(_regained(one) for one in node.get("regained").items_or_none()),
    )


def _regained(node: Node) -> Regained:
    return Regained(
        package=PackageName(node["package"].text()),
        user=UserId(node["user"].number()),
        subject=node["subject"].text(),
        off_since=node["off_since"].moment(),
    )


def _provenance(node: Node) -> Provenance:
    return Provenance(
        version=node["tool"]["version"].text(),
        rules_digest=node["tool"]["rules"].text(),
        source=node["source"]["kind"].choice(SourceKind),
        captured_at=node["source"]["captured_at"].moment(),
        phone_time=node["source"].get("phone_time").moment_or_none(),
        is_from_file=True,
    )


def _on_file(node: Node) -> tuple[Country, ...]:
    """Known by their codes only; whoever has the rules gives them their names."""
    missing = {code.text() for code in node.get("countries_not_on_file").items_or_none()}
    codes = dict.fromkeys(code.text() for code in node.get("countries").items_or_none())
    return tuple(Country(code=code, name=LocalText(texts=(("en", code),))) for code in codes if code not in missing)


def _device(node: Node) -> Device:
    return Device(
        id=node["id"].text_or_none(),
        manufacturer=node["manufacturer"].text_or_none(),
        model=node["model"].text_or_none(),
        android=node["android"].text_or_none(),
        sdk=node["sdk"].number_or_none(),
        skin=node["skin"].text_or_none(),
        security_patch=node["security_patch"].text_or_none(),
        country=node.get("country").text_or_none(),
        language=node.get("language").text_or_none(),
        users=tuple(_user(user) for user in node["users"].items()),
    )


def _user(node: Node) -> User:
    return User(
        id=UserId(node["id"].number()),
        kind=node["kind"].choice(UserKind),
        running=node["running"].truth_or_none(),
    )


def _gap(node: Node, spoken: Spoken) -> Gap:
    package, user = node["package"].text_or_none(), node["user"].number_or_none()
    return Gap(
        source=node["source"].text(),
        wanted=spoken.sentence(node["wanted"].text()),
        reason=spoken.sentence(node["reason"].text()),
        user=None if user is None else UserId(user),
        package=None if package is None else PackageName(package),
        file=node.get("file").text_or_none(),
        is_open_question=node.get("open_question").truth_or_none() or False,
    )


def _no_report(name: str) -> FileFault:
    return FileFault(
        message("{name} is no saved report of adbaudit.", name=name),
        means=message("A saved report is JSON, as “adbaudit scan --format json -o FILE” writes it. Nothing was read."),
        next_step=message("Give such a file. A capture or bug report is read with “adbaudit scan --from FILE”."),
    )


def _another_version(name: str) -> FileFault:
    return FileFault(
        message("{name} is a report of a version that this adbaudit does not know.", name=name),
        means=message("A newer adbaudit wrote it, and what it says could be misread. Nothing was read."),
        next_step=message("Get the newest adbaudit, and try again."),
    )


def _misshapen(name: str, fault: str) -> FileFault:
    return FileFault(
        message("{name} is damaged, or was changed by hand: {fault}", name=name, fault=fault),
        means=message("A report of which a part cannot be trusted is not shown in part. Nothing was read."),
        next_step=message("Get the file as it was written, or audit the phone once more."),
    )
