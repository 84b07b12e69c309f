"""Check a bundle: every file against its digest, the digests against the signature, the archive against our form.

Whoever checks needs nothing of the computer that sealed it. What is believed: the list of digests where its signature
holds; else the manifest, which says the same once more, so that the part that was changed can be named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from adbaudit.evidence.archive import stamp_of
from adbaudit.evidence.claims import Listing, read_manifest, schema_of
from adbaudit.evidence.faults import another_version, no_bundle
from adbaudit.evidence.members import MANIFEST, OF_THE_FORMAT, PUBLIC_KEY, SCHEMA, SIGNATURE, SUMS
from adbaudit.evidence.opening import Opened, open_archive
from adbaudit.evidence.public_key import fingerprint_of, is_signature_of, read_public_key
from adbaudit.evidence.required_key import RequiredKey
from adbaudit.evidence.sums import read_sums, sha256, sums_text
from adbaudit.model.evidence import Discrepancy, DiscrepancyKind, SignatureState, Verification
from adbaudit.model.message import Message, message

_OTHER_DIGEST = message("it is not what was sealed: its digest differs")
_CUT = message("its end is missing or damaged, as when a file was not copied whole")
_ARCHIVE = message("the archive around the files is not as it was made: its index, its headers, or what lies between")


def verify(archive: bytes, path: Path, required: RequiredKey | None = None) -> Verification:
    """Every difference, or none.

    Raises:
        FileFault: it is no bundle, one of a newer form, or holds more than one can.

    """
    opened = open_archive(archive, path)
    files = opened.files
    if MANIFEST not in files and SUMS not in files:
        raise no_bundle(path, is_cut=opened.is_cut)
    if _is_of_another_form(files):
        raise another_version(path)
    return _checked(opened, required)


def _is_of_another_form(files: Mapping[str, bytes]) -> bool:
    """Where the manifest is as it was sealed, and names another form; a damaged one is told as damaged."""
    listed = read_sums(files.get(SUMS, b"")) or {}
    manifest = files.get(MANIFEST, b"")
    return schema_of(manifest) not in {SCHEMA, None} and listed.get(MANIFEST) == sha256(manifest)


def _checked(opened: Opened, required: RequiredKey | None) -> Verification:
    files = opened.files
    key = read_public_key(files.get(PUBLIC_KEY)) or (required.key if required else None)
    state = SignatureState.NOT_CHECKED
    if key is not None and SUMS in files and SIGNATURE in files:
        holds = is_signature_of(key, files[SIGNATURE], files[SUMS])
        state = SignatureState.HOLDS if holds else SignatureState.DOES_NOT_HOLD
    seen = _Seen(
        opened=opened,
        digests={name: sha256(data) for name, data in files.items()},
        listed=read_sums(files.get(SUMS, b"")),
        manifest=read_manifest(files.get(MANIFEST)),
        signature=state,
    )
    told = {(one.kind, one.member): one for one in seen.discrepancies()}
    fingerprint = None if key is None else fingerprint_of(key)
    if required is not None and fingerprint is not None and not required.is_meant_by(fingerprint):
        because = message("the bundle was signed with another key than the one you gave")
        told[DiscrepancyKind.KEY, PUBLIC_KEY] = _told(DiscrepancyKind.KEY, PUBLIC_KEY, because)
    return Verification(
        discrepancies=tuple(sorted(told.values(), key=lambda one: (one.member is None, one.member or ""))),
        signature=state,
        fingerprint=fingerprint,
        is_key_required=required is not None,
        claims=None if seen.manifest is None else seen.manifest.claims,
        file_count=len(files),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What lies in the bundle, and what its two lists say should."""

    opened: Opened
    digests: Mapping[str, str]
    listed: Mapping[str, str] | None
    manifest: Listing | None
    signature: SignatureState

    def discrepancies(self) -> Iterator[Discrepancy]:
        truth = self._truth()
        yield from self._of_files(truth)
        yield from self._of_lists()
        yield from self._of_archive(truth)

    def _truth(self) -> Mapping[str, str]:
        """What every file should be; of the manifest itself only a list that is signed, or undamaged, can say it."""
        if self.signature is SignatureState.HOLDS and self.listed is not None:
            return self.listed
        if self.manifest is None:
            return self.listed or {}
        return dict(self.manifest.digests)

    def _of_files(self, truth: Mapping[str, str]) -> Iterator[Discrepancy]:
        unreadable = set(self.opened.unreadable)
        for name in sorted(set(truth) | OF_THE_FORMAT):
            if name in unreadable:
                yield _changed(name, message("it can no longer be read"))
            elif name not in self.digests:
                yield _told(DiscrepancyKind.MISSING, name, message("it is no longer there"))
            elif name in truth and self.digests[name] != truth[name]:
                yield _changed(name)
        expected = set(truth) | OF_THE_FORMAT
        for name in sorted((set(self.digests) | unreadable) - expected):
            yield self._added(name, truth)
        for name in self.opened.twice:
            yield _told(DiscrepancyKind.ADDED, name, message("it stands in the archive more than once"))

    def _added(self, name: str, truth: Mapping[str, str]) -> Discrepancy:
        gone = [one for one in truth if one not in self.digests and truth[one] == self.digests.get(name)]
        because = message("it was not there when the bundle was sealed")
        if gone:
            because = message("it is what was sealed as {name}, under another name", name=gone[0])
        return _told(DiscrepancyKind.ADDED, name, because)

    def _of_lists(self) -> Iterator[Discrepancy]:
        """The list of digests, its signature and the manifest, held against each other."""
        if SUMS not in self.digests:
            return
        agrees = self._lists_agree()
        if self.signature is SignatureState.HOLDS:
            wanted = (self.listed or {}).get(MANIFEST)
            is_told = wanted is not None and self.digests.get(MANIFEST) != wanted
            if not agrees and not is_told:
                yield _changed(MANIFEST, message("it says something else than SHA256SUMS, and both were sealed so"))
            return
        if self.manifest is None and self.listed is not None and MANIFEST in self.digests:
            yield _changed(MANIFEST)
        elif not agrees:
            yield _changed(SUMS, message("it is not the list that was made of these files"))
        if self.signature is SignatureState.DOES_NOT_HOLD and self._is_key_kept():
            because = message("the signature does not fit SHA256SUMS: one of the two was changed")
            yield _changed(SIGNATURE if agrees else SUMS, because)

    def _lists_agree(self) -> bool:
        if self.manifest is None or MANIFEST not in self.digests:
            return False
        both = {**self.manifest.digests, MANIFEST: self.digests[MANIFEST]}
        try:
            return sums_text(both) == self.opened.files[SUMS]
        except UnicodeEncodeError:
            return False

    def _is_key_kept(self) -> bool:
        """Whether the key in the bundle is the one that the manifest names; else the key was changed, as is told."""
        return self.manifest is None or self.digests.get(PUBLIC_KEY) == self.manifest.digests.get(PUBLIC_KEY)

    def _of_archive(self, truth: Mapping[str, str]) -> Iterator[Discrepancy]:
        claims = self.manifest.claims if self.manifest else None
        is_manifest_kept = MANIFEST not in truth or self.digests.get(MANIFEST) == truth[MANIFEST]
        has_other_time = (
            claims is not None
            and is_manifest_kept
            and self.opened.stamp is not None
            and stamp_of(claims.sealed_at) != self.opened.stamp
        )
        is_crc_wrong = any(self.digests.get(name) == truth.get(name) for name in self.opened.wrong_crc)
        if not self.opened.is_exact or has_other_time or is_crc_wrong:
            because = _CUT if self.opened.is_cut else _ARCHIVE
            yield _told(DiscrepancyKind.ARCHIVE, None, because)


def _changed(name: str, because: Message = _OTHER_DIGEST) -> Discrepancy:
    return _told(DiscrepancyKind.CHANGED, name, because)


def _told(kind: DiscrepancyKind, member: str | None, because: Message) -> Discrepancy:
    return Discrepancy(kind=kind, member=member, because=because)
