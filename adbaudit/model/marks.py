"""What the APK files of an app carry, which no name can change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from adbaudit.model.apk import ApkFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Sorted, each once. Nothing of a kind means that it was not looked at, or is not there."""

    signers: tuple[str, ...] = ()
    """SHA-256 of signing certificates."""
    hashes: tuple[str, ...] = ()
    """SHA-256 and SHA-1 of whole files."""
    sdks: tuple[str, ...] = ()
    """Parts built in, by the names of `ApkFacts.sdks`."""

    @classmethod
    def of(cls, apks: Iterable[ApkFacts]) -> Marks:
        """The marks of all files of one app."""
        files = tuple(apks)
        return cls(
            signers=tuple(sorted({signer for apk in files for signer in apk.signers or ()})),
            hashes=tuple(sorted({one for apk in files for one in (apk.sha256, apk.sha1) if one})),
            sdks=tuple(sorted({sdk.name for apk in files for sdk in apk.sdks or ()})),
        )
