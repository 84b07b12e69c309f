"""Where a finding is: a file below the folder of the run, or an app of one of the phone's users."""

from __future__ import annotations

from urllib.parse import quote

from adbaudit.model.place import file_and_member
from adbaudit.report.entries import Entry
from adbaudit.report.hostile import LONGEST_NAME, visible
from adbaudit.report.json_format.values import JsonObject

ROOT = "%SRCROOT%"


def location(entry: Entry) -> JsonObject:
    """A physical location for files, so that code scanning takes it; a logical one for what lies in a phone."""
    if entry.place is None:
        return {"logicalLocations": [_in_phone(entry)]}
    _, member = file_and_member(entry.place)
    told = file_location(entry.place)
    if member is not None:
        told["logicalLocations"] = [
            {"name": _short(member), "fullyQualifiedName": _short(entry.place), "kind": "resource"}
        ]
    return told


def file_location(place: str) -> JsonObject:
    """The file as a whole, marked at its first line, where viewers put what concerns all of it."""
    file, _ = file_and_member(place)
    return {"physicalLocation": {"artifactLocation": artifact_location(file), "region": {"startLine": 1}}}


def artifact_location(place: str) -> JsonObject:
    """A relative reference that holds any file name as text."""
    file, _ = file_and_member(place)
    return {"uri": quote(_bytes(file), safe="/"), "uriBaseId": ROOT}


def _bytes(text: str) -> bytes:
    """The very bytes of a file name, also of one that is not UTF-8."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _in_phone(entry: Entry) -> JsonObject:
    finding = entry.finding
    if finding.package is None:
        return {"name": "phone", "kind": "object"}
    package = _short(finding.package)
    owner = "" if finding.user is None else f"user {finding.user}/"
    return {"name": package, "fullyQualifiedName": f"{owner}{package}", "kind": "module"}


def _short(text: str) -> str:
    return visible(text, longest=LONGEST_NAME)
