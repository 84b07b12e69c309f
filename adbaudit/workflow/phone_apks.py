"""Whose APK files on a phone are read, and how far.

The name that an app shows decides much about what it is, and only its file tells it. So by default the files of all
apps that people installed are read in parts; only of those that may be loan apps, or hide what they are, is the digest
made, for which the phone must read the whole file; only of those that may be loan apps is the icon fetched. Apps that
came with the phone are read where a list names them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum

from adbaudit.apk.code.facts import with_code
from adbaudit.apk.code.gaps import code_gaps_of
from adbaudit.apk.code.on_phone import code_on_phone
from adbaudit.apk.digests import digests_on_phone
from adbaudit.apk.phone import Chosen, read_apks_on_phone
from adbaudit.identify.suspects import is_suspect
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.catalogue import Catalogue
from adbaudit.model.code import CodeSigns
from adbaudit.model.facts import Facts, InstalledPackage
from adbaudit.model.gap import Gap
from adbaudit.model.identity import LENDING
from adbaudit.model.permission import PackageName
from adbaudit.ports import Shell
from adbaudit.workflow.identity import identity_of

Apks = Mapping[PackageName, tuple[ApkFacts, ...]]


class ApkReading(Enum):
    """Whose APK files are read from the phone."""

    NONE = "none"
    SUSPECTS = "suspects"
    ALL = "all"


def read_phone_apks(
    shell: Shell,
    facts: Facts,
    catalogue: Catalogue,
    reading: ApkReading,
    *,
    language: str,
    signs: CodeSigns | None = None,
) -> tuple[Apks, tuple[Gap, ...]]:
    """The files of the apps concerned, and a gap for what could not be read of them. Code only for `signs`."""
    if reading is ApkReading.NONE:
        return {}, ()
    wanted = _wanted(facts.packages, catalogue, reading)
    paths = [(package, installed.paths) for package, installed in wanted.items()]
    chosen = Chosen(
        apart=frozenset(package for package, installed in wanted.items() if installed.system),
        wants_icon=lambda package, apk: _may_lend(catalogue, wanted[package], apk),
    )
    apks, gaps = read_apks_on_phone(
        shell,
        paths,
        language=language,
        sdk=facts.device.sdk,
        chosen=chosen,
        asks_analysts=signs is not None,
    )
    files = {
        package: (wanted[package].paths[0], apk.size)
        for package, (apk, *_) in sorted(apks.items())
        if apk.size is not None and _is_worth_a_digest(catalogue, wanted[package], apk)
    }
    digests, more_gaps = digests_on_phone(shell, files, sdk=facts.device.sdk)
    known = {
        package: tuple(replace(one, sha256=digests.get(package)) for one in some) for package, some in apks.items()
    }
    if signs is not None:
        paths_of = {package: wanted[package].paths for package in files}
        known = known | _with_code(shell, {package: known[package] for package in files}, paths_of, signs, facts)
    return known, (*gaps, *more_gaps, *_code_gaps(known))


def _with_code(
    shell: Shell,
    apks: Apks,
    paths: Mapping[PackageName, Sequence[str]],
    signs: CodeSigns,
    facts: Facts,
) -> dict[PackageName, tuple[ApkFacts, ...]]:
    """The code of an app is told of its base."""
    found = code_on_phone(shell, paths, signs, sdk=facts.device.sdk)
    return {package: (with_code(some[0], found[package]), *some[1:]) for package, some in apks.items()}


def _code_gaps(apks: Apks) -> tuple[Gap, ...]:
    return tuple(
        replace(gap, package=package) for package, some in apks.items() for apk in some for gap in code_gaps_of(apk)
    )


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
    return _may_lend(catalogue, installed, apk)


def _may_lend(catalogue: Catalogue, installed: InstalledPackage, apk: ApkFacts) -> bool:
    return is_suspect(catalogue, installed) or identity_of(catalogue, installed, (apk,)).verdict in LENDING
