"""What came of checking a bundle, for people: the answer first, then each difference, then what it is worth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from adbaudit.evidence.members import MANIFEST
from adbaudit.evidence.public_key import grouped
from adbaudit.evidence.told import clock_words, given_words, journal_words, time_words
from adbaudit.evidence.words import NOT_PROVEN_HEAD, PROVES, SAVED_REPORT, Line, not_proven
from adbaudit.model.evidence import Claims, Discrepancy, DiscrepancyKind, SignatureState, Verification
from adbaudit.model.message import Message, message, messages
from adbaudit.model.report import SourceKind
from adbaudit.model.source_name import source_name

_KINDS = {
    DiscrepancyKind.MISSING: message("missing"),
    DiscrepancyKind.ADDED: message("added"),
    DiscrepancyKind.CHANGED: message("changed"),
    DiscrepancyKind.ARCHIVE: message("changed"),
    DiscrepancyKind.KEY: message("another key"),
    DiscrepancyKind.TIME_STAMP: message("does not fit"),
}


def check_words(checked: Verification, name: str) -> tuple[Line, ...]:
    """Line by line; what stands in a bundle is hostile text, and whoever prints it makes it harmless."""
    return tuple(_words(checked, name))


def _words(checked: Verification, name: str) -> Iterator[Line]:
    yield _answer(checked, name)
    yield from (message("- {text}", text=discrepancy_words(one)) for one in checked.discrepancies)
    yield ""
    yield from _key(checked)
    yield ""
    yield from _claims(checked)
    yield from _stamp(checked)
    yield ""
    yield _worth(checked)
    yield NOT_PROVEN_HEAD
    yield from (message("- {text}", text=one) for one in not_proven(is_saved_report=is_of_saved_report(checked)))


def is_of_saved_report(checked: Verification) -> bool:
    """Whether the bundle says that no phone was asked for it."""
    return checked.claims is not None and checked.claims.is_saved_report


def _worth(checked: Verification) -> Message:
    """What can be relied on."""
    if checked.holds:
        return PROVES
    if checked.is_signer_known:
        return message(
            "The files that are not named above are as they were sealed. What differs may be damage, or meant: ask "
            "for another copy."
        )
    return message(
        "Nothing in it can be relied on without a signature that fits. It may be damage, or meant: ask for another "
        "copy."
    )


def discrepancy_words(one: Discrepancy) -> Message:
    """One difference in one line."""
    where: Message | str = one.member or message("the archive")
    if one.kind is DiscrepancyKind.TIME_STAMP:
        where = message("the time stamp")
    return message("{where}: {how}: {because}", where=where, how=_KINDS[one.kind], because=one.because)


def _answer(checked: Verification, name: str) -> Message:
    if checked.holds:
        return messages(
            "{name} holds: its one file is as it was sealed, and the signature fits.",
            "{name} holds: all {count} files are as they were sealed, and the signature fits.",
            checked.file_count,
            name=name,
        )
    if not checked.discrepancies:
        return message("{name} does not hold: its signature could not be checked.", name=name)
    return messages(
        "{name} does not hold: one thing differs.",
        "{name} does not hold: {count} things differ.",
        len(checked.discrepancies),
        name=name,
    )


def _key(checked: Verification) -> Iterator[Line]:
    if checked.fingerprint is None:
        yield message("The key in it cannot be read, so nobody can tell who signed it.")
        return
    match checked.signature:
        case SignatureState.HOLDS:
            yield message("Signed with the key of this fingerprint:")
        case SignatureState.DOES_NOT_HOLD:
            yield message("The signature does not fit the key of this fingerprint:")
        case SignatureState.NOT_CHECKED:
            yield message("The signature could not be checked. The key in it has this fingerprint:")
    yield from (f"    {line}" for line in grouped(checked.fingerprint))
    if not checked.is_key_required:
        yield message(
            "Whether that is the person’s own key nobody can tell from the file alone: compare it with what the "
            "person wrote down, or give that after --key."
        )
    elif not any(one.kind is DiscrepancyKind.KEY for one in checked.discrepancies):
        yield message("That is the key you gave.")


def _claims(checked: Verification) -> Iterator[Line]:
    claims = checked.claims
    if claims is None:
        return
    is_kept = all(one.member != MANIFEST for one in checked.discrepancies)
    if checked.is_signer_known and is_kept:
        yield message("Whoever sealed it says:")
    else:
        yield message("The manifest says, and cannot be relied on:")
    yield from (message("- {text}", text=one) for one in _claimed(claims))


def _claimed(claims: Claims) -> Iterator[Message]:
    yield message("sealed at {time}", time=time_words(claims.sealed_at, claims.clock))
    yield message(
        "by adbaudit {version}, from {source}, read at {time}",
        version=claims.version,
        source=_source(claims.source),
        time=_read_at(claims),
    )
    if claims.is_saved_report:
        yield SAVED_REPORT
    if claims.clock is not None:
        yield clock_words(claims.clock)
    yield from given_words(claims)
    yield from journal_words(claims.journals)


def _source(kind: str) -> Message | str:
    """In words; what no adbaudit writes stays as it stands there."""
    known = next((one for one in SourceKind if one.value == kind), None)
    return kind if known is None else source_name(known)


def _read_at(claims: Claims) -> Message | str:
    try:
        time = datetime.fromisoformat(claims.read_at)
        return claims.read_at if time.tzinfo is None else time_words(time, claims.clock)
    except (ValueError, OverflowError):
        return claims.read_at


def _stamp(checked: Verification) -> Iterator[Line]:
    if checked.stamp is None:
        return
    time = time_words(checked.stamp.time)
    yield message("A time stamp fits its signature. It says that it was made at {time}.", time=time)
    if checked.stamp.authority:
        yield message("It says that it comes from: {name}", name=checked.stamp.authority)
    yield message("Who made the stamp was not checked here; “openssl ts -verify” does that, see docs/evidence.md.")
