"""Make a bundle: files, manifest, digests, signature, in one archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from adbaudit.evidence.archive import pack
from adbaudit.evidence.faults import more_than_fits
from adbaudit.evidence.manifest import manifest_text
from adbaudit.evidence.members import LARGEST_OWN, MANIFEST, MOST_OWN, PUBLIC_KEY, SIGNATURE, SUMS
from adbaudit.evidence.signing_key import SigningKey
from adbaudit.evidence.sums import sha256, sums_text
from adbaudit.evidence.words import journals_of
from adbaudit.model.evidence import Circumstances, FileKind, Sealed, SealedFile


def seal(files: Sequence[SealedFile], about: Circumstances, key: SigningKey) -> Sealed:
    """The bundle; the same files, circumstances and key give the same bytes.

    Raises:
        UsageFault: more files or bytes than a bundle can have.

    """
    _check_size(files)
    at = about.sealed_at.replace(microsecond=0)
    public = SealedFile(name=PUBLIC_KEY, data=key.public_pem, kind=FileKind.KEY)
    manifest = manifest_text((*files, public), replace(about, sealed_at=at), key.fingerprint)
    members = {one.name: one.data for one in (*files, public)} | {MANIFEST: manifest}
    sums = sums_text({name: sha256(data) for name, data in members.items()})
    signature = key.sign(sums)
    members |= {SUMS: sums, SIGNATURE: signature}
    return Sealed(
        archive=pack(members.items(), at),
        signature=signature,
        fingerprint=key.fingerprint,
        names=tuple(sorted(members)),
        journals=journals_of(files),
    )


def _check_size(files: Sequence[SealedFile]) -> None:
    """Room is left for what the format itself needs."""
    if len(files) <= MOST_OWN and sum(len(one.data) for one in files) <= LARGEST_OWN:
        return
    raise more_than_fits()
