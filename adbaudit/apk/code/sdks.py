"""Which SDKs an app carries: by classes of its code, components of its manifest, names of its native libraries."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from adbaudit.apk.code.needles import SdkHit
from adbaudit.model.code import CodeSubject, FoundSdk, Sdk

MOST_SIGNS = 8
"""Of one SDK; more of them say no more."""


def libraries_in(names: Iterable[str], sdks: Iterable[Sdk]) -> list[SdkHit]:
    """Native libraries by their file names, wherever in the APK they lie: packers keep theirs among the assets."""
    files = sorted({PurePosixPath(name).name for name in names if name.endswith(".so")})
    return [
        (sdk, sign, file)
        for sdk in sdks
        for sign in sdk.signs
        if sign.library
        for file in files
        if fnmatchcase(file, sign.library)
    ]


def components_in(components: Iterable[str], sdks: Iterable[Sdk]) -> list[SdkHit]:
    """Classes that the manifest names: they are there even where the code is packed."""
    names = sorted(set(components))
    return [
        (sdk, sign, name.replace(".", "/"))
        for sdk in sdks
        for sign in sdk.signs
        if sign.class_name
        for name in names
        if name == sign.class_name or name.startswith((f"{sign.class_name}.", f"{sign.class_name}$"))
    ]


def found_sdks(hits: Iterable[SdkHit]) -> tuple[FoundSdk, ...]:
    """Each SDK once, with all that was seen of it, sorted by name."""
    by_name: dict[str, list[SdkHit]] = {}
    for hit in hits:
        by_name.setdefault(hit[0].name, []).append(hit)
    return tuple(_found(by_name[name]) for name in sorted(by_name))


def _found(hits: list[SdkHit]) -> FoundSdk:
    """What a part that collects showed comes first."""
    sdk = hits[0][0]
    shown = sorted({(not sign.collects, seen) for _, sign, seen in hits})
    collects = {subject for _, sign, _ in hits for subject in sign.collects}
    return FoundSdk(
        name=sdk.name,
        kind=sdk.kind,
        signs=tuple(dict.fromkeys(seen for _, seen in shown))[:MOST_SIGNS],
        collects=tuple(subject for subject in CodeSubject if subject in collects),
        verified=sdk.verified,
    )
