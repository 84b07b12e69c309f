"""Sample APKs, zips made of their parts, and a phone's shell that answers from bytes."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from adbaudit.apk import find_apks, read_apks
from adbaudit.ports import Answer, Command, Ending

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
class FileShell:
    """Answers `stat`, `tail`, `dd` and `sha256sum` over files as a phone's tools do; `spoil` may change an answer."""

    files: Mapping[str, bytes]
    spoil: Callable[[Answer], Answer] = lambda answer: answer
    rounds: list[tuple[Command, ...]] = field(default_factory=list)

    def run(self, commands: Sequence[Command]) -> tuple[Answer, ...]:
        self.rounds.append(tuple(commands))
        return tuple(self.spoil(self.answer(command)) for command in commands)

    @property
    def sent(self) -> int:
        return sum(len(self.answer(command).output) for some in self.rounds for command in some)

    def answer(self, command: Command) -> Answer:
        tool, *words = command.argv
        path = next(word.removeprefix("if=") for word in words if word.removeprefix("if=").startswith("/"))
        if path not in self.files:
            words = b"" if command.drop_stderr else f"{tool}: '{path}': Permission denied\n".encode()
            return Answer(command=command, output=words, status=1, ending=Ending.COMPLETE)
        output = {"stat": _stat, "tail": _tail, "dd": _dd, "sha256sum": _sha256sum}[tool](words, self.files[path])
        return Answer(command=command, output=output, status=0, ending=Ending.COMPLETE)


def _stat(words, content):
    assert words[:2] == ["-c", "%s"]
    return f"{len(content)}\n".encode()


def _tail(words, content):
    assert words[0] == "-c"
    return content[-int(words[1]) :]


def _dd(words, content):
    given = dict(word.split("=", 1) for word in words)
    assert given.keys() == {"if", "bs", "skip", "count"}
    block, skip, count = (int(given[name]) for name in ("bs", "skip", "count"))
    return content[block * skip : block * (skip + count)]


def _sha256sum(words, content):
    return f"{hashlib.sha256(content).hexdigest()}  {words[0]}\n".encode()


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
