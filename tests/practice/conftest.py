"""A private adb server and a tiny machine, for whoever tests against a practice phone."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import adbutils
import pytest

from adbaudit.practice.knobs import Knobs
from adbaudit.practice.machine import FileStatus, Machine, Output
from adbaudit.practice.phone import PracticePhone

REAL_PORT_OF_PEOPLE = 5037


@dataclass
class TinyMachine:
    """Files in a dict and five programs; enough to test what stands in front of a machine."""

    files: dict[str, bytes] = field(default_factory=dict)
    sdk: str = "34"
    features: tuple[str, ...] = ("shell_v2", "cmd", "stat_v2", "ls_v2", "sendrecv_v2", "delayed_ack", "abb")
    changed: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def properties(self):
        return MappingProxyType(
            {
                "ro.product.name": "tiny",
                "ro.product.model": "Tiny One",
                "ro.product.device": "tin",
                "ro.build.version.sdk": self.sdk,
            }
        )

    @property
    def adb_features(self):
        return self.features

    @property
    def changes(self):
        return tuple(self.changed)

    def run(self, argv, stdin):
        match argv:
            case ("getprop", name):
                return Output(stdout=self.properties.get(name, "").encode() + b"\n")
            case ("both",):
                return Output(stdout=b"to out\n", stderr=b"to err\n", status=7)
            case ("dumpsys", *rest):
                return Output(stdout=f"dump of {' '.join(rest)}\n".encode() * 100)
            case ("input",):
                return Output(stdout=b"got " + stdin)
            case ("pm", "revoke", *_):
                self.changed.append(argv)
                return Output()
        return None

    def status_of(self, path):
        if path in self.files:
            return FileStatus(mode=0o100644, size=len(self.files[path]), modified=1_700_000_000)
        if self.names_in(path) is not None:
            return FileStatus(mode=0o040755, size=4096, modified=1_700_000_000)
        return None

    def read(self, path, offset, length):
        return self.files[path][offset : offset + length]

    def names_in(self, path):
        prefix = path.rstrip("/") + "/"
        names = {name.removeprefix(prefix).partition("/")[0] for name in self.files if name.startswith(prefix)}
        return tuple(sorted(names)) if names or path == "/" else None

    def write(self, path, content, mode, modified):  # noqa: ARG002  # the tiny machine keeps neither mode nor time
        if not path.startswith("/data/local/tmp/"):
            return False
        self.files[path] = content
        self.changed.append(("write", path))
        return True


@dataclass(frozen=True)
class AdbServer:
    """A server of our own: its port, and how to call the real adb so that it uses it."""

    program: str
    port: int
    environment: dict[str, str]

    def __call__(self, *arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
        """Run adb; output is bytes, the status is not checked."""
        return subprocess.run(
            [self.program, *arguments],
            env=self.environment,
            capture_output=True,
            check=False,
            timeout=options.pop("timeout", 30),
            **({"stdin": subprocess.DEVNULL} if "input" not in options and "stdin" not in options else {}),
            **options,
        )

    def start(self, *arguments: str, **options) -> subprocess.Popen[bytes]:
        """Start adb and go on."""
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen([self.program, *arguments], env=self.environment, **(pipes | options))

    def state(self, serial: str) -> str | None:
        """The word that `adb devices` has for a phone."""
        lines = self("devices").stdout.decode().splitlines()
        states = dict(line.split("\t") for line in lines if "\t" in line)
        return states.get(serial)


@dataclass(frozen=True)
class ConnectedPhone:
    """A phone that adb is connected to."""

    phone: PracticePhone
    machine: Machine
    serial: str
    adb: AdbServer

    def __call__(self, *arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
        """Run adb on this phone."""
        return self.adb("-s", self.serial, *arguments, **options)


@pytest.fixture(scope="session")
def adb_server(tmp_path_factory) -> Iterator[AdbServer]:
    """The real adb with a server on a private port, a home of its own, ended by its pid."""
    home = tmp_path_factory.mktemp("adb-home")
    port = free_port()
    assert port != REAL_PORT_OF_PEOPLE
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ADB_", "ANDROID_"))}
    environment |= {
        "HOME": str(home),
        "TMPDIR": str(home),
        "ANDROID_ADB_SERVER_PORT": str(port),
        "ADB_USB": "0",
        "ADB_EMU": "0",
        "ADB_MDNS": "0",
    }
    program = adbutils.adb_path()
    server = subprocess.Popen(
        [program, "-L", f"tcp:localhost:{port}", "server", "nodaemon"],
        env=environment,
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: answers(port))
        yield AdbServer(program, port, environment)
    finally:
        server.kill()
        server.wait(10)


@pytest.fixture
def tiny_machine() -> Callable[..., TinyMachine]:
    """Builds a machine with a few files; what is named is different."""
    return lambda **different: TinyMachine(**({"files": {"/sdcard/hello.txt": b"hello\n"}} | different))


@pytest.fixture
def connect(adb_server, tiny_machine) -> Iterator[Callable[..., ConnectedPhone]]:
    """Serves a phone and connects the real adb to it; everything ends with the test."""
    with ExitStack() as stack:

        def connect_phone(
            machine: Machine | None = None, *, knobs: Knobs | None = None, authorized: bool = True
        ) -> ConnectedPhone:
            held = tiny_machine() if machine is None else machine
            phone = PracticePhone(held, knobs=knobs, authorized=authorized)
            serial = f"127.0.0.1:{stack.enter_context(phone.serve())}"
            stack.callback(adb_server, "disconnect", serial)
            adb_server("connect", serial)
            return ConnectedPhone(phone, held, serial, adb_server)

        yield connect_phone


@pytest.fixture
def connected_phone(connect) -> ConnectedPhone:
    """A modern, authorised phone with nothing wrong."""
    return connect()


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def wait_until(is_so: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something to become so."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it never became so"
        time.sleep(0.02)


@pytest.fixture
def eventually() -> Callable[..., None]:
    """Waits until a question is answered with yes."""
    return wait_until


@pytest.fixture
def scratch(tmp_path) -> Path:
    """A folder of this computer for push and pull."""
    return tmp_path
