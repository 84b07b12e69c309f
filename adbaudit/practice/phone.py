"""A practice phone on a loopback port, for the real adb to connect to."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from adbaudit.errors import ServerFault
from adbaudit.model.message import message
from adbaudit.model.os_reason import os_reason
from adbaudit.practice.knobs import Knobs
from adbaudit.practice.machine import Machine
from adbaudit.practice.one_at_a_time import OneAtATime
from adbaudit.practice.transport.authentication import Doorkeeper
from adbaudit.practice.transport.cable import Cable
from adbaudit.practice.transport.connection import Connection, Identity
from adbaudit.practice.transport.log import PhoneLog
from adbaudit.practice.transport.services import identity_of

_MOST_CONNECTIONS = 16
_LISTEN_SECONDS = 0.2
"""Closing a listener does not wake a blocked `accept` on every platform, so it looks up this often."""
_JOIN_SECONDS = 0.5


class PracticePhone:
    """The phone: its state is the machine's, its cable is what the knobs say.

    An authorised phone is one on which this computer was allowed before: adb still has to sign a token, as on every
    phone that people own, and any signature is taken. An unauthorised one shows `unauthorized` until `accept_key`
    presses "Allow" in its dialog; from then on it checks signatures of that key, for as long as this object lives.
    """

    def __init__(
        self, machine: Machine, *, serial: str = "practice", knobs: Knobs | None = None, authorized: bool = True
    ) -> None:
        """Opens nothing yet. `serial` names the phone here only: adb calls it by its address."""
        self.serial = serial
        self._machine = OneAtATime(machine)
        self._knobs = knobs or Knobs()
        self._doorkeeper = Doorkeeper(lets_anyone_in=authorized)
        self._connections: set[Connection] = set()
        self._lock = threading.Lock()
        self._listener: socket.socket | None = None
        self._is_unplugged = False
        self.log = PhoneLog(self._machine)

    @contextmanager
    def serve(self, port: int = 0) -> Iterator[int]:
        """Listen on loopback until the block ends; gives the port. All threads are daemons and end within a second."""
        cable = Cable(self._knobs, self.unplug)
        identity = identity_of(self._machine, self._knobs, self.log)
        listener = _listen(port)
        listener.settimeout(_LISTEN_SECONDS)
        with self._lock:
            self._listener = listener
            self._is_unplugged = False
        thread = threading.Thread(
            target=self._accept, args=(listener, identity, cable), daemon=True, name=f"phone {self.serial}"
        )
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            self.unplug()
            thread.join(_JOIN_SECONDS)

    def accept_key(self) -> bool:
        """Press "Allow" on the phone; false when it shows no dialog."""
        return self._doorkeeper.accept()

    def unplug(self) -> None:
        """Pull the cable: every connection breaks off and no new one is taken."""
        with self._lock:
            self._is_unplugged = True
            listener, self._listener = self._listener, None
            connections = tuple(self._connections)
        if listener:
            with suppress(OSError):  # macOS and Windows know no such thing on a listener; there its timeout wakes it
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for connection in connections:
            connection.end()

    def _accept(self, listener: socket.socket, identity: Identity, cable: Cable) -> None:
        while True:
            try:
                link, _ = listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            connection = Connection(link, identity, doorkeeper=self._doorkeeper, cable=cable, log=self.log)
            if not self._keep(connection):
                connection.end()
                continue
            threading.Thread(
                target=self._talk, args=(connection,), daemon=True, name=f"phone {self.serial} link"
            ).start()

    def _keep(self, connection: Connection) -> bool:
        with self._lock:
            if self._is_unplugged or len(self._connections) >= _MOST_CONNECTIONS:
                return False
            self._connections.add(connection)
            return True

    def _talk(self, connection: Connection) -> None:
        try:
            connection.serve()
        finally:
            with self._lock:
                self._connections.discard(connection)


def _listen(port: int) -> socket.socket:
    """A listener on loopback; a port in use is the person's to change."""
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as fault:
        raise ServerFault(
            message("The practice phone cannot use port {port}: {why}", port=port, why=os_reason(fault)),
            means=message("Another program on this computer already uses it, or it is not allowed."),
            next_step=message("Choose another one with --port, or leave it away."),
        ) from fault
