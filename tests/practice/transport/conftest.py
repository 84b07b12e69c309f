"""A computer that speaks packets by hand, to say what the real adb never would."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass

import pytest

from adbaudit.practice.knobs import Knobs
from adbaudit.practice.phone import PracticePhone

CNXN, AUTH, OPEN, OKAY, WRTE, CLSE = (
    int.from_bytes(name, "little") for name in (b"CNXN", b"AUTH", b"OPEN", b"OKAY", b"WRTE", b"CLSE")
)


@dataclass(frozen=True)
class Wire:
    """One TCP connection to a phone."""

    link: socket.socket
    phone: PracticePhone
    has_checksums: bool

    def send(self, command, first, second, payload=b"", *, check=None, magic=None, length=None):
        summed = sum(payload) if self.has_checksums else 0
        self.link.sendall(
            struct.pack(
                "<6I",
                command,
                first,
                second,
                len(payload) if length is None else length,
                summed if check is None else check,
                command ^ 0xFFFFFFFF if magic is None else magic,
            )
            + payload
        )

    def receive(self):
        command, first, second, length, check, magic = struct.unpack("<6I", self.exactly(24))
        assert magic == command ^ 0xFFFFFFFF
        payload = self.exactly(length)
        if self.has_checksums:
            assert check == sum(payload)
        return command, first, second, payload

    def exactly(self, length):
        gathered = b""
        while len(gathered) < length:
            more = self.link.recv(length - len(gathered))
            if not more:
                raise EOFError
            gathered += more
        return gathered

    def log_in(self, *, version=0x01000001, max_data=1 << 20):
        self.send(CNXN, version, max_data, b"host::features=shell_v2\0", check=sum(b"host::features=shell_v2\0"))
        command, kind, _, token = self.receive()
        assert (command, kind, len(token)) == (AUTH, 1, 20)
        self.send(AUTH, 2, 0, bytes(256))
        return self.receive()

    def output_of(self, service, typed=b""):
        """What a service says to its end."""
        self.send(OPEN, 5, 0, service)
        _, phone_id, _, _ = self.receive()
        if typed:
            self.send(WRTE, 5, phone_id, typed)
        said = b""
        while (packet := self.receive())[0] != CLSE:
            if packet[0] == WRTE:
                said += packet[3]
                self.send(OKAY, 5, phone_id)
        return said

    def is_closed(self):
        """True as soon as the phone closes; a timeout is an error."""
        with suppress(ConnectionResetError):
            while self.link.recv(65536):
                continue
        return True


@pytest.fixture
def wire(tiny_machine) -> Iterator[Callable[..., Wire]]:
    """Opens a connection to a phone of its own, or another one to `phone`."""
    with ExitStack() as stack:
        ports: dict[int, int] = {}

        def open_wire(
            machine=None, *, knobs: Knobs | None = None, authorized: bool = True, phone: PracticePhone | None = None
        ) -> Wire:
            if phone is None:
                phone = PracticePhone(machine or tiny_machine(), knobs=knobs, authorized=authorized)
                ports[id(phone)] = stack.enter_context(phone.serve())
            link = stack.enter_context(socket.create_connection(("127.0.0.1", ports[id(phone)]), timeout=5))
            is_old = machine is not None and "shell_v2" not in machine.features
            return Wire(link, phone, is_old)

        yield open_wire
