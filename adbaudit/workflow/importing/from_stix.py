"""Indicators about apps in a STIX 2 bundle, as MVT's lists have them: package names, certificates, digests of files."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from adbaudit.model.app_list import RefusedRow
from adbaudit.model.message import Message, message
from adbaudit.workflow.app_list import is_package_name
from adbaudit.workflow.importing.imported import Imported, ImportedApp, ImportedHash
from adbaudit.workflow.importing.stix_pattern import Match, matches_in

_APP = "app:id"
_CERTIFICATE = "app:cert.sha256"
_DIGESTS = {"file:hashes.sha256": 64, "file:hashes.sha1": 40, "file:hashes.md5": 32}
_HEX = re.compile(r"[0-9a-f]+")
_NOT_OF_FORM: Message = message("its value is not of the right form")

StixObject = Mapping[str, object]


def objects_of(text: str) -> tuple[StixObject, ...] | None:
    """The objects of a bundle; `None` when the text is none."""
    try:
        bundle = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(bundle, dict) or bundle.get("type") != "bundle" or not isinstance(bundle.get("objects"), list):
        return None
    return tuple(one for one in bundle["objects"] if isinstance(one, dict))


def from_stix(objects: Sequence[StixObject], *, checked: str) -> Imported:
    """What the indicators say of apps; one that was withdrawn, or was not valid any more on that day, is not used."""
    heap = _Heap()
    families = _families(objects)
    for number, one in enumerate(objects, start=1):
        if one.get("type") == "indicator":
            _read_indicator(heap, one, number, families.get(str(one.get("id")), ""), checked)
    return heap.imported()


@dataclass(slots=True)
class _Heap:
    """What was gathered so far; dictionaries keep the order and forget what stands twice."""

    apps: dict[str, str] = field(default_factory=dict)
    """Family by package."""
    signers: defaultdict[str, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    """Certificates by family: whose app each signed, nobody says."""
    hashes: dict[str, str] = field(default_factory=dict)
    refused: list[RefusedRow] = field(default_factory=list)
    unused: Counter[str] = field(default_factory=Counter)

    def imported(self) -> Imported:
        apps = [ImportedApp(package=package, notes=family) for package, family in self.apps.items()]
        signers = [
            ImportedApp(label=family, signers=tuple(known), notes=family) for family, known in self.signers.items()
        ]
        return Imported(
            apps=(*apps, *signers),
            hashes=tuple(ImportedHash(digest=digest, family=family) for digest, family in self.hashes.items()),
            refused=tuple(self.refused),
            unused=dict(sorted(self.unused.items())),
        )


def _families(objects: Iterable[StixObject]) -> dict[str, str]:
    """The name of what each indicator indicates: malware, a tool, a campaign."""
    names = {str(one.get("id")): str(one["name"]) for one in objects if isinstance(one.get("name"), str)}
    found: dict[str, str] = {}
    for one in objects:
        if one.get("type") == "relationship" and one.get("relationship_type") == "indicates":
            name = names.get(str(one.get("target_ref")))
            if name:
                found.setdefault(str(one.get("source_ref")), name)
    return found


def _read_indicator(heap: _Heap, one: StixObject, number: int, family: str, checked: str) -> None:
    if one.get("revoked") is True:
        heap.unused["revoked"] += 1
        return
    if str(one.get("valid_until") or "9999") < checked:
        heap.unused["valid_until"] += 1
        return
    pattern, language = one.get("pattern"), one.get("pattern_type", "stix")
    if language != "stix":
        heap.unused[f"pattern_type {language}"] += 1
        return
    found = matches_in(pattern) if isinstance(pattern, str) else None
    if found is None:
        reason = message("its pattern says more than adbaudit reads, or is not well formed")
        heap.refused.append(RefusedRow(line=number, text=str(pattern), reason=reason))
        return
    for match in found:
        _take(heap, match, number, family or str(one.get("name") or ""))


def _take(heap: _Heap, match: Match, number: int, family: str) -> None:
    value = match.value.strip()
    digits = value.lower().replace(":", "")
    if match.path == _APP and is_package_name(value) and "." in value:
        heap.apps.setdefault(value, family)
    elif match.path == _CERTIFICATE and _is_digest(digits, 64):
        heap.signers[family or digits[:16]][digits] = None
    elif match.path in _DIGESTS and _is_digest(digits, _DIGESTS[match.path]):
        heap.hashes.setdefault(digits, family)
    elif match.path in {_APP, _CERTIFICATE, *_DIGESTS}:
        heap.refused.append(RefusedRow(line=number, text=value, reason=_NOT_OF_FORM))
    else:
        heap.unused[match.path] += 1


def _is_digest(digits: str, length: int) -> bool:
    return len(digits) == length and _HEX.fullmatch(digits) is not None
