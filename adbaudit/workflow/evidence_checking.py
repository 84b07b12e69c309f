"""Check a bundle file: read it, decrypt it where it is encrypted, hold it against itself and its time stamp."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from adbaudit.bounded_file import read_bounded
from adbaudit.errors import FileFault
from adbaudit.evidence.encryption import decrypted_by, decrypted_with, is_encrypted, is_for_passphrase
from adbaudit.evidence.faults import too_much, unreadable
from adbaudit.evidence.members import LARGEST, SIGNATURE
from adbaudit.evidence.opening import open_archive
from adbaudit.evidence.required_key import RequiredKey
from adbaudit.evidence.time_stamp import LARGEST as LARGEST_STAMP
from adbaudit.evidence.time_stamp import read_time_stamp
from adbaudit.evidence.verify import verify
from adbaudit.model.evidence import Discrepancy, Verification
from adbaudit.model.message import message

_MORE_WHEN_ENCRYPTED = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """How to come by what opens an encrypted bundle; asked only where one is."""

    passphrase: Callable[[], str]
    identities: Callable[[], str]


def check_bundle(path: Path, secrets: Secrets, required: RequiredKey | None, stamp: Path | None) -> Verification:
    """Every difference, or none; a time stamp beside the file is read without being asked for.

    Raises:
        FileFault: it cannot be read or decrypted, or is no bundle.

    """
    data = _content(path, LARGEST + _MORE_WHEN_ENCRYPTED, too_much(path))
    was_encrypted = is_encrypted(data)
    if was_encrypted:
        data = _decrypted(data, path, secrets)
    checked = replace(verify(data, path, required), was_encrypted=was_encrypted)
    answer = stamp or _beside(path)
    return checked if answer is None else _stamped(checked, _answer(answer), data, path)


def _answer(path: Path) -> bytes:
    too_long = message("it is larger than any answer of a time stamping authority")
    return _content(path, LARGEST_STAMP, unreadable(path, too_long))


def _content(path: Path, most: int, too_large: FileFault) -> bytes:
    return read_bounded(path, most, unreadable=partial(unreadable, path), too_large=too_large)


def _decrypted(data: bytes, path: Path, secrets: Secrets) -> bytes:
    if is_for_passphrase(data):
        return decrypted_with(data, secrets.passphrase(), path)
    return decrypted_by(data, secrets.identities(), path)


def _beside(path: Path) -> Path | None:
    """`case.tsr` or `case.zip.tsr`, beside `case.zip`."""
    places = (path.with_suffix(".tsr"), path.with_name(f"{path.name}.tsr"))
    return next((place for place in places if place.is_file()), None)


def _stamped(checked: Verification, answer: bytes, archive: bytes, path: Path) -> Verification:
    found = read_time_stamp(answer, open_archive(archive, path).files.get(SIGNATURE))
    if isinstance(found, Discrepancy):
        return replace(checked, discrepancies=(*checked.discrepancies, found))
    return replace(checked, stamp=found)
