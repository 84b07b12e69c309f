"""Sample APKs, zips made of their parts, and a phone's shell that answers from bytes."""

from __future__ import annotations

import io
import shlex
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from adbaudit.apk.find import find_apks
from adbaudit.apk.local import read_apks
from adbaudit.ports import Answer, Command, Ending
from adbaudit.practice.knobs import Fault
from adbaudit.practice.machine import FileStatus
from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.interpreter import run_text
from adbaudit.practice.shell.streams import Bytes, Streams, TimedOut, discard

BUILT = Path(__file__).parents[2] / "fixtures" / "apks" / "built"
Zipped = Callable[[Mapping[str, bytes]], bytes]


@pytest.fixture(scope="session")
def built() -> Path:
    return BUILT


@pytest.fixture(scope="session")
def loan_apk() -> Path:
    return BUILT / "com.kuaijie.cashloan.apk"


@pytest.fixture(scope="session")
def loan_parts(loan_apk) -> dict[str, bytes]:
    """The entries of an APK, to build others from."""
    with zipfile.ZipFile(loan_apk) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def zipped() -> Zipped:
    """A zip of stored entries, in the given order."""

    def build(entries: Mapping[str, bytes]) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for name, content in entries.items():
                archive.writestr(zipfile.ZipInfo(name), content)
        return file.getvalue()

    return build


@pytest.fixture(scope="session")
def read_all():
    """Every app in what a person named."""

    def read(path, language="en"):
        return tuple(facts for file in find_apks([path]).files for facts in read_apks(file, language=language))

    return read


@pytest.fixture(scope="session")
def read_one(read_all):
    """The one app in what a person named."""

    def read(path, language="en"):
        (facts,) = read_all(path, language)
        return facts

    return read


@dataclass
class FileMachine:
    """A phone with files and no programs of its own."""

    files: Mapping[str, bytes]
    sdk: int
    adb_features = ()
    changes = ()

    @property
    def properties(self):
        return {"ro.build.version.sdk": str(self.sdk)}

    def run(self, *_):
        return None

    def status_of(self, path):
        return FileStatus(mode=0o100644, size=len(self.files[path]), modified=0) if path in self.files else None

    def read(self, path, offset, length):
        return self.files[path][offset : offset + length]


@dataclass
class FileShell:
    """A phone's shell over files, with the tools of its Android; `spoil` may change an answer, `faults` a program."""

    files: Mapping[str, bytes]
    spoil: Callable[[Answer], Answer] = lambda answer: answer
    sdk: int = 34
    faults: tuple[Fault, ...] = ()
    rounds: list[tuple[Command, ...]] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    sent: int = 0

    def run(self, commands: Sequence[Command]) -> tuple[Answer, ...]:
        self.rounds.append(tuple(commands))
        answers = tuple(self.spoil(self.answer(command)) for command in commands)
        self.sent += sum(len(answer.output) for answer in answers)
        return answers

    def answer(self, command: Command) -> Answer:
        output = bytearray()
        streams = Streams(
            stdin=Bytes(b""), stdout=output.extend, stderr=discard if command.drop_stderr else output.extend
        )
        context = Context(
            machine=FileMachine(self.files, self.sdk), pause=_hang, faults=self.faults, note=self.programs.append
        )
        try:
            status = run_text(shlex.join(command.argv), streams, context)
        except TimedOut:
            return Answer(command=command, output=bytes(output), status=None, ending=Ending.TIMEOUT)
        return Answer(command=command, output=bytes(output), status=status, ending=Ending.COMPLETE)


def _hang(_seconds):
    raise TimedOut


@pytest.fixture
def file_shell() -> type[FileShell]:
    return FileShell


@pytest.fixture(scope="session")
def scheme() -> Callable[..., bytes]:
    """The value of a v2 or v3 signature: signers with one digest and one certificate each."""

    def build(*certificates: bytes) -> bytes:
        signed = (_sized(_sized(b"digest")) + _sized(_sized(one)) + _sized(b"attributes") for one in certificates)
        return _sized(b"".join(_sized(_sized(one) + _sized(b"signatures")) for one in signed))

    return build


@pytest.fixture(scope="session")
def with_block() -> Callable[..., bytes]:
    """A zip with a signing block of (id, value) pairs between its entries and its directory."""

    def build(apk: bytes, *pairs: tuple[int, bytes], size: int | None = None) -> bytes:
        end = apk.rfind(b"PK\5\6")
        directory = struct.unpack_from("<L", apk, end + 16)[0]
        body = b"".join(struct.pack("<QL", len(value) + 4, number) + value for number, value in pairs)
        length = struct.pack("<Q", len(body) + 24 if size is None else size)
        block = length + body + length + b"APK Sig Block 42"
        tail = bytearray(apk[end:])
        struct.pack_into("<L", tail, 16, directory + len(block))
        return apk[:directory] + block + apk[directory:end] + bytes(tail)

    return build


def _sized(data):
    return struct.pack("<L", len(data)) + data
