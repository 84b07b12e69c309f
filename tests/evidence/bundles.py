"""A small bundle, made of a key, a time and a few files that are the same in every run."""

import io
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from adbaudit.evidence.seal import seal
from adbaudit.evidence.signing_key import SigningKey
from adbaudit.evidence.verify import verify
from adbaudit.model.evidence import Circumstances, CommandRun, FileKind, SealedFile
from adbaudit.model.phone_clock import PhoneClock
from adbaudit.model.report import SourceKind

SHANGHAI = timezone(timedelta(hours=8))
NOON = datetime(2026, 11, 20, 12, 0, 1, tzinfo=SHANGHAI)
CASE = Path("case.zip")


def a_key(seed=b"k"):
    return SigningKey(private=Ed25519PrivateKey.from_private_bytes(seed * 32))


def a_file(name="report.json", data=b'{"a": 1}\n', kind=FileKind.REPORT, given_as=None):
    return SealedFile(name=name, data=data, kind=kind, given_as=given_as)


FILES = (a_file(), a_file("added/01-shot.png", b"\x89PNG", FileKind.ADDED, "shot.png"))


def circumstances(**changes):
    usual = {
        "version": "1.0",
        "rules_digest": "sha256:0",
        "sealed_at": NOON,
        "language": "en",
        "source": SourceKind.CAPTURE,
        "read_at": NOON,
        "source_sha256": "0" * 64,
        "is_saved_report": False,
        "device": "d" * 32,
        "is_complete": True,
        "clock": PhoneClock(phone=NOON + timedelta(seconds=90), computer=NOON),
        "commands": (CommandRun(argv=("getprop",), at=NOON, ending="complete", status=0, bytes=9),),
    }
    return Circumstances(**(usual | changes))


def a_bundle(files=FILES, key=None, **changes):
    return seal(files, circumstances(**changes), key or a_key())


def check(archive, required=None):
    return verify(archive, CASE, required)


def told(archive, **how):
    """Kind and member of each difference."""
    return [(one.kind.value, one.member) for one in check(archive, **how).discrepancies]


def members(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {entry.filename: opened.read(entry) for entry in opened.infolist()}


def repacked(contents, method=zipfile.ZIP_STORED):
    """As somebody would pack it with another program."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as opened:
        for name, data in contents.items():
            opened.writestr(name, data)
    return packed.getvalue()
