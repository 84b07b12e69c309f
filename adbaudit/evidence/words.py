"""What a bundle proves and what it does not, and the page that lies in it for whoever opens it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.evidence.members import MANIFEST, SIGNATURE, SUMS
from adbaudit.evidence.public_key import grouped
from adbaudit.evidence.told import clock_words, given_words, journal_words, time_words
from adbaudit.model.evidence import Circumstances, FileKind, SealedFile, SignatureState
from adbaudit.model.message import Message, message
from adbaudit.model.report import SourceKind

READ_ME = "READ-ME.txt"

PROVES = message("It shows: these files are, bit for bit, as they were when they were sealed with this key.")
NOT_PROVEN = (
    message("that the phone told the truth, or that nobody changed the phone before it was read"),
    message("when it was sealed, unless others stamped it: the times in it are those of one computer’s clock"),
    message("who sat there, and whose key it is: compare the fingerprint with the one the person wrote down"),
)
NOT_PROVEN_HEAD = message("It does not show:")
_NOT_PROVEN_OF_SAVED = message("that nobody changed the saved report before it was sealed")

SAVED_REPORT = message("The report was saved before, and sealed as it lay there: no phone was asked.")

OPENSSL = "openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig"
FINGERPRINT = "openssl pkey -pubin -in public-key.pem -outform DER | sha256sum"
SHA256SUM = "sha256sum -c SHA256SUMS"
COUNTS = ("find . ! -type d | wc -l", "wc -l < SHA256SUMS")
"""Files that are there, and files that are listed; what the list leaves out are itself and its signature."""

_KINDS = {
    FileKind.REPORT: message("the report, for programs"),
    FileKind.READABLE: message("the report, to read"),
    FileKind.CAPTURE: message("what the phone answered, word for word; serial numbers and accounts may stand in it"),
    FileKind.RECEIPTS: message("what adbaudit changed on the phone, and how it stood before and after"),
    FileKind.ADDED: message("added by the person"),
    FileKind.ABOUT: message("this page"),
    FileKind.KEY: message("the public key, to check the signature with"),
}

_OF_THE_FORMAT = {
    MANIFEST: message("how all this came about, and the digest of each file, for programs"),
    SUMS: message("the digest of every file but itself and its signature"),
    SIGNATURE: message("the signature of that list"),
}

Line = Message | str
"""A sentence, or a line that is the same in every language; two blanks before it set it in."""


def read_me(
    files: Sequence[SealedFile], about: Circumstances, fingerprint: str, notes: Sequence[Message] = ()
) -> tuple[Line, ...]:
    """The page, paragraph by paragraph; `notes` are about the language it is in."""
    return (
        message("Evidence, sealed by adbaudit {version}", version=about.version),
        *notes,
        "",
        *_about(about),
        "",
        message("What lies in it:"),
        *_contents(files),
        *journal_words(journals_of(files)),
        "",
        message("To check it: “adbaudit evidence verify FILE”, or in the folder it was unpacked into:"),
        f"  {SHA256SUM}",
        f"  {OPENSSL}",
        message("Nothing was added where the first of these numbers is two more than the second:"),
        *(f"  {command}" for command in COUNTS),
        "",
        message("The fingerprint of the key, and the command that tells it:"),
        *(f"  {line}" for line in grouped(fingerprint)),
        f"  {FINGERPRINT}",
        "",
        PROVES,
        NOT_PROVEN_HEAD,
        *(message("- {text}", text=one) for one in not_proven(is_saved_report=about.is_saved_report)),
    )


def not_proven(*, is_saved_report: bool) -> tuple[Message, ...]:
    """What no seal can show; of a report that was saved before, also what came before the seal."""
    return (_NOT_PROVEN_OF_SAVED, *NOT_PROVEN) if is_saved_report else NOT_PROVEN


def journals_of(files: Sequence[SealedFile]) -> tuple[tuple[str, SignatureState], ...]:
    """Each journal of changes by its name, and whether it is as adbaudit wrote it."""
    return tuple((one.name, one.journal) for one in files if one.journal is not None)


def _about(about: Circumstances) -> Iterator[Line]:
    sealed, read = time_words(about.sealed_at, about.clock), time_words(about.read_at, about.clock)
    yield message("Sealed at {time}, by this computer’s clock.", time=sealed)
    yield message("The phone was read at {time}.", time=read)
    if about.source is SourceKind.PRACTICE:
        yield message("It was a practice phone: nobody’s, and made up.")
    if about.is_saved_report:
        yield SAVED_REPORT
    if about.clock is not None:
        yield clock_words(about.clock)
    yield from given_words(about)


def _contents(files: Sequence[SealedFile]) -> Iterator[Line]:
    own = (SealedFile(name=name, data=b"", kind=FileKind.ABOUT) for name in _OF_THE_FORMAT)
    for one in sorted((*files, *own), key=lambda file: file.name):
        told = message("{name}: {what}", name=one.name, what=_OF_THE_FORMAT.get(one.name, _KINDS[one.kind]))
        if one.given_as is not None:
            told = message(
                "{name}: {what}, was named {given}", name=one.name, what=_KINDS[one.kind], given=one.given_as
            )
        yield message("- {text}", text=told)
