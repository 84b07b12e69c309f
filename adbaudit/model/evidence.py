"""A sealed bundle: what goes into it, what its manifest says, and what came of checking one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from adbaudit.model.message import Message
from adbaudit.model.phone_clock import PhoneClock
from adbaudit.model.report import SourceKind


class SignatureState(Enum):
    """Whether a signature fits what it was made of: a list of digests, the lines of a journal."""

    HOLDS = "holds"
    DOES_NOT_HOLD = "does-not-hold"
    NOT_CHECKED = "not-checked"


class FileKind(Enum):
    """What a file of a bundle is."""

    REPORT = "report"
    READABLE = "readable-report"
    CAPTURE = "capture"
    RECEIPTS = "receipts"
    ADDED = "added"
    ABOUT = "about"
    KEY = "public-key"


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFile:
    """One file as it lies in the bundle; `given_as` is the name a person's own file had, made harmless to print."""

    name: str
    data: bytes
    kind: FileKind
    given_as: str | None = None
    journal: SignatureState | None = None
    """Of a journal of changes: whether it is as adbaudit wrote it, by its own seal. `None` for any other file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandRun:
    """One command that the phone was asked; its answer stands in the capture, never here."""

    argv: tuple[str, ...]
    at: datetime
    ending: str
    status: int | None
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What the manifest tells beside the files. `None` is "not known", or not given by the person."""

    version: str
    rules_digest: str
    sealed_at: datetime
    language: str
    source: SourceKind
    read_at: datetime
    source_sha256: str | None
    """Of the file that was read: a capture that is not in the bundle can be shown later to be that very one."""
    is_saved_report: bool
    """No phone and no capture was read for it: the report was sealed as it lay there, by whomever it was written."""
    device: str | None
    is_complete: bool
    clock: PhoneClock | None
    commands: tuple[CommandRun, ...] | None
    by: str | None = None
    place: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """A finished bundle, not yet written."""

    archive: bytes
    signature: bytes
    fingerprint: str
    names: tuple[str, ...]
    journals: tuple[tuple[str, SignatureState], ...] = ()
    """Journals of changes by their names, and whether each is as adbaudit wrote it."""


class DiscrepancyKind(Enum):
    """How a bundle differs from what was sealed."""

    MISSING = "missing"
    ADDED = "added"
    CHANGED = "changed"
    ARCHIVE = "archive"
    KEY = "key"
    TIME_STAMP = "time-stamp"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """One difference; `member` is hostile text, and `None` where it is about no single file."""

    kind: DiscrepancyKind
    member: str | None
    because: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStamp:
    """What a time stamp token says of itself; who signed it is not checked here."""

    time: datetime
    authority: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What the manifest says; to be believed as far as the signature holds and its maker is believed. Hostile text."""

    sealed_at: datetime
    version: str
    rules_digest: str
    source: str
    read_at: str
    is_saved_report: bool
    device: str | None
    clock: PhoneClock | None
    by: str | None
    place: str | None
    note: str | None
    journals: tuple[tuple[str, SignatureState], ...] = ()
    """Journals of changes by their names, and whether each was as adbaudit wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What came of checking one bundle."""

    discrepancies: tuple[Discrepancy, ...]
    signature: SignatureState
    fingerprint: str | None
    """Of the key in the bundle, or of the one that was required."""
    is_key_required: bool
    claims: Claims | None
    file_count: int
    stamp: TimeStamp | None = None
    was_encrypted: bool = False

    @property
    def holds(self) -> bool:
        """Every file is as it was when it was sealed with that key."""
        return not self.discrepancies and self.signature is SignatureState.HOLDS

    @property
    def is_signer_known(self) -> bool:
        """The signature fits, and is not of another key than was required: what is not named differs in nothing."""
        is_other = any(one.kind is DiscrepancyKind.KEY for one in self.discrepancies)
        return self.signature is SignatureState.HOLDS and not is_other
