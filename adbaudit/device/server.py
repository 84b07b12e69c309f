"""The adb server: the usual one for phones, a private one for practice.

A server that was running before us is never stopped or restarted; a private one is ended by its own handle.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from adbaudit.device.held_signals import held_signals
from adbaudit.device.program import AdbProgram
from adbaudit.device.waiting import wait_until
from adbaudit.errors import ServerFault
from adbaudit.model.message import message

USUAL_PORT = 5037
START_SECONDS = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    """Where an adb server listens."""

    host: str
    port: int

    @property
    def is_here(self) -> bool:
        """Whether it is this computer, so that the server's USB ports are ours."""
        return self.host in {"127.0.0.1", "localhost", "::1"}


def usual_address(environ: Mapping[str, str]) -> ServerAddress:
    """The address adb itself would use: `ADB_SERVER_SOCKET`, then address and port, then 127.0.0.1:5037.

    Raises:
        ServerFault: a variable is set to something that is no TCP address.

    """
    by_socket = environ.get("ADB_SERVER_SOCKET")
    host = environ.get("ANDROID_ADB_SERVER_ADDRESS") or "127.0.0.1"
    port = environ.get("ANDROID_ADB_SERVER_PORT") or str(USUAL_PORT)
    if by_socket:
        scheme, _, rest = by_socket.partition(":")
        host, _, port = rest.rpartition(":")
        host = host.strip("[]") or "127.0.0.1"
        if scheme != "tcp":
            raise _bad_address(by_socket)
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise _bad_address(by_socket or port)
    return ServerAddress(host=host, port=int(port))


def is_listening(address: ServerAddress) -> bool:
    """Whether something accepts connections there."""
    try:
        with socket.create_connection((address.host, address.port), timeout=1):
            return True
    except OSError:
        return False


def start_usual_server(program: AdbProgram, address: ServerAddress) -> None:
    """Start the user's server when none listens; it stays, as every adb server does.

    adb starts servers on its own computer only, and refuses when it is told a host.

    Raises:
        ServerFault: it did not start, or it would have to be started on another computer.

    """
    if is_listening(address):
        return
    if not address.is_here:
        raise not_started(address)
    command = [str(program.path), "-P", str(address.port), "start-server"]
    environ = {name: value for name, value in os.environ.items() if name != "ADB_SERVER_SOCKET"}
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603  # our own adb, fixed arguments; the server outlives its starter, so no pipes
            command,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=START_SECONDS,
            check=False,
        )
    if not is_listening(address):
        raise not_started(address)


@contextlib.contextmanager
def private_server(program: AdbProgram) -> Iterator[ServerAddress]:
    """A server of our own on a free loopback port, with keys and logs in a folder that goes with it.

    Raises:
        ServerFault: it did not start.

    """
    address = ServerAddress(host="127.0.0.1", port=_free_port())
    with tempfile.TemporaryDirectory(prefix="adbaudit-") as folder:
        environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("ADB_", "ANDROID_"))},
            "HOME": folder,
            "USERPROFILE": folder,
            "ANDROID_USER_HOME": folder,
            "TMPDIR": folder,
            "ADB_MDNS": "0",
            "ADB_LIBUSB": "0",
            "ADB_USB": "0",  # a phone on the user's cable stays with the user's own server
            "ADB_EMU": "0",
        }
        command = [str(program.path), "-P", str(address.port), "nodaemon", "server"]
        server = None
        try:
            with held_signals():
                server = subprocess.Popen(  # noqa: S603  # our own adb, fixed arguments
                    command, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            _wait_until_listening(server, address)
            yield address
        finally:
            if server is not None:
                _end(server)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_listening(server: subprocess.Popen[bytes], address: ServerAddress) -> None:
    wait_until(lambda: is_listening(address) or server.poll() is not None, START_SECONDS, every=0.01)
    if not is_listening(address):
        raise not_started(address)


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _bad_address(value: str) -> ServerFault:
    return ServerFault(
        message("The address of the adb server makes no sense: {value}", value=value),
        means=message("An environment variable points adb to a place that cannot be reached over TCP."),
        next_step=message("Unset ADB_SERVER_SOCKET and ANDROID_ADB_SERVER_PORT, or correct them, and try again."),
    )


def not_started(address: ServerAddress) -> ServerFault:
    """The server cannot be used, and how to find out why."""
    return ServerFault(
        message("The adb server at {host}:{port} did not start.", host=address.host, port=address.port),
        means=message("adbaudit reaches phones through this helper program of Android, and it is not running."),
        next_step=message("Close other phone programs, then run “adbaudit doctor”; it shows what is wrong."),
    )
