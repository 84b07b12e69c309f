"""What a bundle proves and what it does not, and the page that lies in it for whoever opens it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.evidence.public_key import grouped
from adbaudit.model.evidence import Circumstances, FileKind, PhoneClock, SealedFile
from adbaudit.model.message import Message, message, messages
from adbaudit.model.report import SourceKind

READ_ME = "READ-ME.txt"

PROVES = message("It shows: these files are, bit for bit, as they were when they were sealed with this key.")
NOT_PROVEN = (
    message("that the phone told the truth, or that nobody changed the phone before it was read"),
    message("when it was sealed, unless others stamped it: the times in it are those of one computer’s clock"),
    message("who sat there, and whose key it is: compare the fingerprint with the one the person wrote down"),
)
NOT_PROVEN_HEAD = message("It does not show:")

SAVED_REPORT = message("The report was saved before, and sealed as it lay there: no phone was asked.")

OPENSSL = "openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig"
FINGERPRINT = "openssl pkey -pubin -in public-key.pem -outform DER | sha256sum"
_ALIKE = 2
"""Seconds that may be the way to the phone."""
SHA256SUM = "sha256sum -c SHA256SUMS"

_KINDS = {
    FileKind.REPORT: message("the report, for programs"),
    FileKind.READABLE: message("the report, to read"),
    FileKind.CAPTURE: message("what the phone answered, word for word; serial numbers and accounts may stand in it"),
    FileKind.RECEIPTS: message("what adbaudit changed on the phone, and how it stood before and after"),
    FileKind.ADDED: message("added by the person"),
    FileKind.ABOUT: message("this page"),
    FileKind.KEY: message("the public key, to check the signature with"),
}

Line = Message | str
"""A sentence, or a line that is the same in every language; two blanks before it set it in."""


def read_me(files: Sequence[SealedFile], about: Circumstances, fingerprint: str) -> tuple[Line, ...]:
    """The page, paragraph by paragraph."""
    return (
        message("Evidence, sealed by adbaudit {version}", version=about.version),
        "",
        *_about(about),
        "",
        message("What lies in it:"),
        *_contents(files),
        "",
        message("To check it: “adbaudit evidence verify FILE”, or in the folder it was unpacked into:"),
        f"  {SHA256SUM}",
        f"  {OPENSSL}",
        "",
        message("The fingerprint of the key, and the command that tells it:"),
        *(f"  {line}" for line in grouped(fingerprint)),
        f"  {FINGERPRINT}",
        "",
        PROVES,
        NOT_PROVEN_HEAD,
        *(message("- {text}", text=one) for one in NOT_PROVEN),
    )


def _about(about: Circumstances) -> Iterator[Line]:
    yield message("Sealed at {time}, by this computer’s clock.", time=about.sealed_at.isoformat())
    yield message("The phone was read at {time}.", time=about.read_at.isoformat())
    if about.source is SourceKind.PRACTICE:
        yield message("It was a practice phone: nobody’s, and made up.")
    if about.is_saved_report:
        yield SAVED_REPORT
    if about.clock is not None:
        yield clock_words(about.clock)
    for text, words in (
        (about.by, message("Sealed by: {text}", text=about.by or "")),
        (about.place, message("Place: {text}", text=about.place or "")),
        (about.note, message("Note: {text}", text=about.note or "")),
    ):
        if text:
            yield words


def clock_words(clock: PhoneClock) -> Message:
    """How the phone's clock stood against the computer's, with both zones."""
    phone, computer, ahead = clock.phone.isoformat(), clock.computer.isoformat(), clock.ahead_seconds
    if abs(ahead) <= _ALIKE:
        return message(
            "The phone’s clock said {phone}, the computer’s {computer}: they agree.", phone=phone, computer=computer
        )
    if ahead > 0:
        return messages(
            "The phone’s clock said {phone}, the computer’s {computer}: the phone was one second ahead.",
            "The phone’s clock said {phone}, the computer’s {computer}: the phone was {count} seconds ahead.",
            ahead,
            phone=phone,
            computer=computer,
        )
    return messages(
        "The phone’s clock said {phone}, the computer’s {computer}: the phone was one second behind.",
        "The phone’s clock said {phone}, the computer’s {computer}: the phone was {count} seconds behind.",
        -ahead,
        phone=phone,
        computer=computer,
    )


def _contents(files: Sequence[SealedFile]) -> Iterator[Line]:
    for one in sorted(files, key=lambda file: file.name):
        told = message("{name}: {what}", name=one.name, what=_KINDS[one.kind])
        if one.given_as is not None:
            told = message(
                "{name}: {what}, was named {given}", name=one.name, what=_KINDS[one.kind], given=one.given_as
            )
        yield message("- {text}", text=told)
