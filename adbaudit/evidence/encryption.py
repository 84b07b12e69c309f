"""Bundles that only the person can open: the age format (age-encryption.org/v1), so that `age -d` opens them too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import cast

from adbaudit.errors import UsageFault
from adbaudit.evidence.faults import cut_or_changed, no_encryption, not_opened, too_much_work
from adbaudit.model.message import message

_FIRST_LINE = b"age-encryption.org/v1\n"
_PASSPHRASE = b"-> scrypt "
_MOST_WORK = 20
"""1 GB and a few seconds; `age -p` asks for 18, and our own library for what this computer does in a second."""
_MORE_THAN_THE_LIBRARY_DOES = "Excessive work parameter"
_NOT_THE_KEY = frozenset({"Decryption failed", "No matching keys found"})
"""What the library says of a whole file that is for another key; of everything else the file is the cause."""


def is_encrypted(data: bytes) -> bool:
    """Whether a file begins as age files do."""
    return data.startswith(_FIRST_LINE)


def is_for_passphrase(data: bytes) -> bool:
    """Whether a passphrase opens it, and not a key."""
    return data.startswith(_PASSPHRASE, len(_FIRST_LINE))


def check_recipients(recipients: Sequence[str]) -> None:
    """Every one of them is a key, and the library is there; asked before anything is read from a phone.

    Raises:
        UsageFault: one is none.
        FileFault: the library is missing.

    """
    _keys_of(recipients)


def encrypted_to(data: bytes, recipients: Sequence[str]) -> bytes:
    """For the holders of these keys (`age1…`) and nobody else.

    Raises:
        UsageFault: one of them is no key.
        FileFault: the library is missing.

    """
    return cast("bytes", _pyrage().encrypt(data, _keys_of(recipients)))


def encrypted_with(data: bytes, passphrase: str) -> bytes:
    """For whoever knows the passphrase.

    Raises:
        FileFault: the library is missing.

    """
    return cast("bytes", _pyrage().passphrase.encrypt(data, passphrase))


def decrypted_with(data: bytes, passphrase: str, path: Path) -> bytes:
    """What was encrypted with a passphrase.

    Raises:
        FileFault: the passphrase is another one, the file is not whole, or asks for more memory than we give.

    """
    if _asks_for_too_much(data):
        raise too_much_work(path)
    pyrage = _pyrage()
    try:
        return cast("bytes", pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError as fault:
        if str(fault) in _NOT_THE_KEY:
            raise not_opened(path, message("the passphrase does not open it")) from fault
        if str(fault).startswith(_MORE_THAN_THE_LIBRARY_DOES):
            raise too_much_work(path) from fault
        raise cut_or_changed(path) from fault


def decrypted_by(data: bytes, identities: str, path: Path) -> bytes:
    """What was encrypted to a key; `identities` is the text of a key file as `age-keygen` writes it.

    Raises:
        UsageFault: there is no key in that text.
        FileFault: none of the keys opens it, or the file is not whole.

    """
    pyrage = _pyrage()
    try:
        keys = [pyrage.x25519.Identity.from_str(line) for line in _lines(identities)]
    except pyrage.IdentityError as fault:
        raise _no_identity() from fault
    if not keys:
        raise _no_identity()
    try:
        return cast("bytes", pyrage.decrypt(data, keys))
    except pyrage.DecryptError as fault:
        if str(fault) in _NOT_THE_KEY:
            raise not_opened(path, message("the key does not open it")) from fault
        raise cut_or_changed(path) from fault


def _asks_for_too_much(data: bytes) -> bool:
    """By the last word of `-> scrypt SALT N` (age-encryption.org/v1): 2 to the N-th kilobytes of memory, and time."""
    words = data[len(_FIRST_LINE) :][:200].partition(b"\n")[0].split()
    return is_for_passphrase(data) and words[-1].isdigit() and int(words[-1]) > _MOST_WORK


def _lines(text: str) -> Sequence[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _keys_of(recipients: Sequence[str]) -> list[object]:
    pyrage = _pyrage()
    keys = []
    for recipient in recipients:
        try:
            keys.append(pyrage.x25519.Recipient.from_str(recipient.strip()))
        except pyrage.RecipientError as fault:
            raise UsageFault(
                message("“{text}” is no public key to encrypt to.", text=recipient),
                means=message("Such a key begins with age1; nothing was sealed."),
                next_step=message("Copy it whole from where “age-keygen” wrote it, or take a passphrase instead."),
            ) from fault
    return keys


def _pyrage() -> ModuleType:
    try:
        import pyrage  # noqa: PLC0415  # only where something is encrypted
    except ImportError as fault:
        raise no_encryption() from fault
    return cast("ModuleType", pyrage)


def _no_identity() -> UsageFault:
    return UsageFault(
        message("There is no secret key in the file that was given."),
        means=message("Such a key begins with AGE-SECRET-KEY-1, as “age-keygen” writes it. Nothing was read."),
        next_step=message("Give the file with the secret key that belongs to the public one."),
    )
