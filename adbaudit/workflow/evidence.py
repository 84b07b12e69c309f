"""Seal a bundle: what it is about, what a person adds, and how it all came about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from adbaudit.evidence.members import PUBLIC_KEY
from adbaudit.evidence.seal import seal
from adbaudit.evidence.signing_key import SigningKey, signing_key
from adbaudit.evidence.words import READ_ME, read_me
from adbaudit.locations import state_folder
from adbaudit.model.evidence import Circumstances, FileKind, Sealed, SealedFile
from adbaudit.model.message import message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible
from adbaudit.report.machine_made import machine_made_notes
from adbaudit.report.render import render
from adbaudit.version import __version__
from adbaudit.workflow.audit import Wishes, World
from adbaudit.workflow.evidence_basis import Basis, capture_to_seal, report_text
from adbaudit.workflow.evidence_lines import WIDTH, lines_of
from adbaudit.workflow.evidence_receipts import receipt_files

READABLE = (("terminal", "report.txt"),)
"""The formats for people that lie in a bundle, each under its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person asked for; who and where only if they said it."""

    added: tuple[SealedFile, ...] = ()
    with_capture: bool = False
    is_redacted: bool = False
    by: str | None = None
    place: str | None = None
    note: str | None = None


def key_of_this_computer(environ: Mapping[str, str]) -> SigningKey:
    """The key that bundles are signed with here, made at first use.

    Raises:
        FileFault: it is damaged, or cannot be kept.

    """
    return signing_key(state_folder(environ))


def seal_bundle(  # noqa: PLR0913, PLR0917  # the world as it is, and what goes into the bundle
    basis: Basis,
    wanted: Wanted,
    key: SigningKey,
    world: World,
    wishes: Wishes,
    say: Translator,
    environ: Mapping[str, str],
) -> Sealed:
    """The bundle, in memory; nothing of it is written anywhere yet.

    Raises:
        FileFault, UsageFault: something that was asked for cannot be put into it.

    """
    world.progress.step(message("Sealing the evidence"))
    files = (
        *_of_report(basis, say),
        *_of_capture(basis, wanted, world, wishes),
        *_of_receipts(basis, wanted, environ),
        *wanted.added,
    )
    about = _circumstances(basis, wanted, say.language, world.clock.now())
    return seal((*files, _page(files, about, key, say)), about, key)


def _of_report(basis: Basis, say: Translator) -> Iterator[SealedFile]:
    yield SealedFile(name="report.json", data=report_text(basis, say), kind=FileKind.REPORT)
    for format_name, name in READABLE:
        text = render(basis.report, format_name, say, width=WIDTH, details=True)
        yield SealedFile(name=name, data=text.encode("utf-8", errors="replace"), kind=FileKind.READABLE)


def _of_capture(basis: Basis, wanted: Wanted, world: World, wishes: Wishes) -> Iterator[SealedFile]:
    if wanted.with_capture:
        data = capture_to_seal(basis, world, wishes, is_redacted=wanted.is_redacted)
        yield SealedFile(name="phone.capture", data=data, kind=FileKind.CAPTURE)


def _of_receipts(basis: Basis, wanted: Wanted, environ: Mapping[str, str]) -> tuple[SealedFile, ...]:
    return receipt_files(environ, basis.report, with_captures=wanted.with_capture and not wanted.is_redacted)


def _circumstances(basis: Basis, wanted: Wanted, language: str, now: datetime) -> Circumstances:
    report = basis.report
    return Circumstances(
        version=__version__,
        rules_digest=report.provenance.rules_digest,
        sealed_at=now,
        language=language,
        source=report.provenance.source,
        read_at=report.provenance.captured_at,
        source_sha256=basis.source_sha256,
        is_saved_report=basis.report_json is not None,
        device=report.device.id if report.device else None,
        is_complete=report.complete,
        clock=basis.clock,
        commands=basis.commands,
        by=_line(wanted.by),
        place=_line(wanted.place),
        note=_line(wanted.note),
    )


def _line(text: str | None) -> str | None:
    """As a person gave it, in one line that harms no terminal."""
    return visible(text) if text and text.strip() else None


def _page(files: tuple[SealedFile, ...], about: Circumstances, key: SigningKey, say: Translator) -> SealedFile:
    """The page for whoever opens the bundle; it lists itself and the key, too."""
    own = SealedFile(name=READ_ME, data=b"", kind=FileKind.ABOUT)
    public = SealedFile(name=PUBLIC_KEY, data=b"", kind=FileKind.KEY)
    lines = lines_of(read_me((*files, own, public), about, key.fingerprint, machine_made_notes(say)), say)
    text = "".join(f"{line}\n" for line in lines)
    return SealedFile(name=READ_ME, data=text.encode("utf-8", errors="replace"), kind=FileKind.ABOUT)
