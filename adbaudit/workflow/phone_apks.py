"""Whose APK files on a phone are read, and how far.

The name that an app shows decides much about what it is, and only its file tells it. So by default the files of all
apps that people installed are read in parts; only of those that may be loan apps, or hide what they are, is the digest
made, for which the phone must read the whole file. Apps that came with the phone are read where a list names them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum

from adbaudit.apk.digests import digests_on_phone
from adbaudit.apk.phone import read_apks_on_phone
from adbaudit.identify.suspects import is_suspect
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.catalogue import Catalogue
from adbaudit.model.facts import Facts, InstalledPackage
from adbaudit.model.gap import Gap
from adbaudit.model.identity import Verdict
from adbaudit.model.permission import PackageName
from adbaudit.ports import Shell
from adbaudit.workflow.identity import identity_of

Apks = Mapping[PackageName, tuple[ApkFacts, ...]]

_MAY_LEND = frozenset({Verdict.LOAN, Verdict.CREDIT_INSIDE, Verdict.MAYBE})


class ApkReading(Enum):
    """Whose APK files are read from the phone."""

    NONE = "none"
    SUSPECTS = "suspects"
    ALL = "all"


def read_phone_apks(
    shell: Shell, facts: Facts, catalogue: Catalogue, reading: ApkReading, *, language: str
) -> tuple[Apks, tuple[Gap, ...]]:
    """The files of the apps concerned, and a gap for what could not be read of them."""
    if reading is ApkReading.NONE:
        return {}, ()
    wanted = _wanted(facts.packages, catalogue, reading)
    paths = [(package, installed.paths) for package, installed in wanted.items()]
    apart = frozenset(package for package, installed in wanted.items() if installed.system)
    apks, gaps = read_apks_on_phone(shell, paths, language=language, sdk=facts.device.sdk, apart=apart)
    files = {
        package: (wanted[package].paths[0], apk.size)
        for package, (apk, *_) in sorted(apks.items())
        if apk.size is not None and _is_worth_a_digest(catalogue, wanted[package], apk)
    }
    digests, more_gaps = digests_on_phone(shell, files, sdk=facts.device.sdk)
    known = {
        package: tuple(replace(one, sha256=digests.get(package)) for one in some) for package, some in apks.items()
    }
    return known, (*gaps, *more_gaps)


def _wanted(
    packages: Sequence[InstalledPackage], catalogue: Catalogue, reading: ApkReading
) -> Mapping[PackageName, InstalledPackage]:
    """Each package once, by a row that knows where its file is, if there is one."""
    wanted: dict[PackageName, InstalledPackage] = {}
    for installed in packages:
        is_wanted = reading is ApkReading.ALL or not installed.system or is_suspect(catalogue, installed)
        if is_wanted and (installed.paths or installed.package not in wanted):
            wanted[installed.package] = installed
    return wanted


def _is_worth_a_digest(catalogue: Catalogue, installed: InstalledPackage, apk: ApkFacts) -> bool:
    """It may lend, or its file hides what it is."""
    if apk.manifest is not ManifestState.READ or apk.traits:
        return True
    return is_suspect(catalogue, installed) or identity_of(catalogue, installed, (apk,)).verdict in _MAY_LEND
