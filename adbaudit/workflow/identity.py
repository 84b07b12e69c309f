"""Who an app is by all of its names: in which language a person reads must not change what it is called."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.identify.identify import identify
from adbaudit.model.apk import ApkFacts
from adbaudit.model.catalogue import Catalogue
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import Confidence, Identity, ReasonKind, Verdict
from adbaudit.model.marks import Marks

_STRONGEST_FIRST = (Verdict.LOAN, Verdict.CREDIT_INSIDE, Verdict.MAYBE, Verdict.NO, Verdict.UNKNOWN)
_LISTS = frozenset({ReasonKind.CATALOGUE, ReasonKind.SIGNER, ReasonKind.HASH})
_SUREST_FIRST = (Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW)


def identity_of(catalogue: Catalogue, installed: InstalledPackage, apks: Sequence[ApkFacts]) -> Identity:
    """The strongest verdict over every label of the app's files; of equal ones that of the default label."""
    defaults = [apk.label for apk in apks if apk.label and apk.label.strip()]
    others = sorted({label for apk in apks for label in apk.labels if label.strip()})
    marks = Marks.of(apks)
    none = "" if any(apk.label is not None for apk in apks) else None  # read, and of nothing but blanks
    first, *rest = tuple(dict.fromkeys((*defaults, *others))) or (none,)
    found = _by_label(catalogue, installed, marks, first)
    if _is_by_list(found):
        return found
    return min((found, *(_by_label(catalogue, installed, marks, label) for label in rest)), key=_rank)


def _is_by_list(identity: Identity) -> bool:
    """Whether no label had a say in it."""
    return any(reason.kind in _LISTS for reason in identity.reasons[:1])


def _by_label(catalogue: Catalogue, installed: InstalledPackage, marks: Marks, label: str | None) -> Identity:
    return identify(
        catalogue,
        package=installed.package,
        label=label,
        installer=installed.installer,
        is_system=installed.system,
        marks=marks,
    )


def _rank(identity: Identity) -> tuple[int, int]:
    return _STRONGEST_FIRST.index(identity.verdict), _SUREST_FIRST.index(identity.confidence)
