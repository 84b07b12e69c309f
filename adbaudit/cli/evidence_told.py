"""What is said after a bundle was sealed: what is in it, what is not, and how to know it again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from adbaudit.evidence.public_key import grouped
from adbaudit.evidence.told import clock_words, journal_words
from adbaudit.evidence.words import NOT_PROVEN_HEAD, PROVES, Line, not_proven
from adbaudit.model.message import Message, message, messages

if TYPE_CHECKING:
    from adbaudit.model.evidence import Sealed
    from adbaudit.workflow.evidence_added import Added
    from adbaudit.workflow.evidence_basis import Basis


def sealed_words(sealed: Sealed, basis: Basis, added: Added, given: dict[str, Any]) -> Iterator[Line]:
    """Sentence by sentence."""
    count = len(sealed.names)
    yield messages("Sealed in {path}: one file.", "Sealed in {path}: {count} files.", count, path=str(given["output"]))
    yield from journal_words(sealed.journals)
    yield from _contents(basis, added, given)
    yield ""
    yield message("Signed with this computer’s key. Its fingerprint:")
    yield from (f"    {line}" for line in grouped(sealed.fingerprint))
    yield message(
        "Write the first line down on paper now, with today’s date, and read it to whoever will check the bundle: "
        "eight groups are enough. Later it tells your bundle from one that somebody else made."
    )
    yield ""
    yield PROVES
    yield NOT_PROVEN_HEAD
    yield from (message("- {text}", text=one) for one in not_proven(is_saved_report=basis.report_json is not None))
    yield from _next(given)


def _contents(basis: Basis, added: Added, given: dict[str, Any]) -> Iterator[Message]:
    if basis.clock is not None:
        yield clock_words(basis.clock)
    if not basis.report.complete:
        yield message("The phone did not answer everything; the report says what is missing.")
    if given["with_capture"] and not given["redact"]:
        yield message(
            "It holds what the phone printed, serial numbers, accounts and phone numbers too: pass it on only to "
            "somebody you trust."
        )
    elif basis.captured is not None and not given["with_capture"] and given["saved"] is None:
        yield message(
            "What the phone answered word for word is not in it, and was not kept. To keep it, make a capture first "
            "(“adbaudit capture -o FILE”), and seal that with --from FILE."
        )
    if added.files:
        yield message("The files you added went in as they are; a photo may tell where and when it was taken.")
    for name in added.left_out:
        yield message("Left out, because only folders you name are opened: {name}", name=name)


def _next(given: dict[str, Any]) -> Iterator[Line]:
    if given["recipients"]:
        yield ""
        yield message("It is encrypted. Only the holder of the key that you gave can open it; adbaudit cannot.")
    elif given["with_passphrase"] or given["passphrase_file"] is not None:
        yield ""
        yield message("It is encrypted. Without the passphrase nobody can open it; adbaudit keeps no copy.")
    yield from _opening(given)
    if given["request"] is not None:
        yield ""
        yield message(
            "Send {path} to a time stamping authority; it holds nothing but a digest. Keep the answer as a file that "
            "ends in .tsr beside the bundle.",
            path=str(given["request"]),
        )


def _opening(given: dict[str, Any]) -> Iterator[Message]:
    """An encrypted bundle is no zip, whatever its name says."""
    is_to_key = bool(given["recipients"])
    if not is_to_key and not given["with_passphrase"] and given["passphrase_file"] is None:
        return
    path = str(given["output"])
    if is_to_key:
        yield message(
            "Programs for zip cannot open it. “adbaudit evidence verify {path} --identity KEY” checks it, and “age -d "
            "-i KEY -o opened.zip {path}” opens it.",
            path=path,
        )
    else:
        yield message(
            "Programs for zip cannot open it. “adbaudit evidence verify {path}” checks it, and “age -d -o opened.zip "
            "{path}” opens it.",
            path=path,
        )
    if given["output"].suffix != ".age":
        yield message("A name that ends in .zip.age would tell so; the file may be renamed.")
