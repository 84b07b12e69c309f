"""One stream of a connection: what an OPEN begins and a CLSE ends, with the protocol's flow control."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from adbaudit.practice.shell.streams import HungUp
from adbaudit.practice.transport.cable import Cable
from adbaudit.practice.transport.packets import Kind, Packet

_HELD_BACK_BYTES = 64 * 1024
"""A pipe of Linux holds this much while adbd waits for an OKAY."""


class Stream:
    """Bytes in both directions; between two WRTEs of one side there is always the other side's OKAY.

    One service thread reads and writes; the connection's thread hands in what arrives. What the computer sends is
    acknowledged when the service reads it, so never more than one packet is held.
    """

    def __init__(
        self, send: Callable[[Packet], None], *, local_id: int, remote_id: int, max_data: int, cable: Cable
    ) -> None:
        """Begin open in both directions; the caller has yet to answer the OPEN with OKAY."""
        self._send = send
        self.local_id = local_id
        self.remote_id = remote_id
        self._max_data = max_data
        self._cable = cable
        self._changed = threading.Condition()
        self._incoming = b""
        self._owes_okay = False
        self._owed_bytes = 0
        self._awaits_okay = False
        self._next_write_at = 0.0
        self._hung_up = False
        self._pending = bytearray()

    # What the connection's thread calls.

    def deliver(self, payload: bytes) -> bool:
        """Take a WRTE; false when the computer did not wait for the OKAY to the one before."""
        with self._changed:
            if self._owes_okay:
                return False
            self._owes_okay = True
            self._owed_bytes = len(payload)
            self._incoming = payload
            self._changed.notify_all()
            return True

    def acknowledge(self) -> None:
        """Take an OKAY."""
        with self._changed:
            self._awaits_okay = False
            self._changed.notify_all()

    def hang_up(self) -> None:
        """The other side is gone: whoever reads, writes or waits gets `HungUp`."""
        with self._changed:
            self._hung_up = True
            self._changed.notify_all()

    # What the service's thread calls.

    def begin(self) -> None:
        """Answer the OPEN, one latency late."""
        self.wait(self._cable.latency_seconds)
        self._send(Packet(Kind.OKAY, self.local_id, self.remote_id))

    def read(self, limit: int) -> bytes:
        """At most `limit` bytes of what the computer sent, at least one; sends first what was held back."""
        self.flush()
        self._acknowledge_if_drained()
        with self._changed:
            self._changed.wait_for(lambda: self._incoming or self._hung_up)
            if self._hung_up:
                raise HungUp
            taken, self._incoming = self._incoming[:limit], self._incoming[limit:]
        return taken

    def write(self, data: bytes) -> None:
        """Send, or hold back while the OKAY is out, as a pipe into adbd does."""
        self._pending += data
        while self._pending and (len(self._pending) >= _HELD_BACK_BYTES or self._may_write()):
            self._write_piece()

    def flush(self) -> None:
        """Send what was held back, and wait until it was taken."""
        while self._pending:
            self._write_piece()
        self._await_turn()

    def wait(self, seconds: float | None) -> None:
        """Wait so long, or for ever; `HungUp` when the other side goes meanwhile."""
        with self._changed:
            if self._changed.wait_for(lambda: self._hung_up, seconds):
                raise HungUp

    def _acknowledge_if_drained(self) -> None:
        with self._changed:
            if self._incoming or not self._owes_okay:
                return
        self.wait(self._cable.occupy(self._owed_bytes) + self._cable.latency_seconds)
        with self._changed:
            self._owes_okay = False
        self._send(Packet(Kind.OKAY, self.local_id, self.remote_id))

    def _may_write(self) -> bool:
        with self._changed:
            if self._hung_up:
                raise HungUp
            return not self._awaits_okay and time.monotonic() >= self._next_write_at

    def _await_turn(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: not self._awaits_okay or self._hung_up)
            if self._hung_up:
                raise HungUp
        early = self._next_write_at - time.monotonic()
        if early > 0:
            self.wait(early)

    def _write_piece(self) -> None:
        self._await_turn()
        length = self._cable.largest_piece(min(len(self._pending), self._max_data))
        piece = bytes(self._pending[:length])
        del self._pending[:length]
        busy = self._cable.occupy(length)
        if busy > 0:
            self.wait(busy)
        piece = piece[: self._cable.let_through(length)]
        with self._changed:
            self._awaits_okay = True
            self._next_write_at = time.monotonic() + self._cable.latency_seconds
        if piece:
            self._send(Packet(Kind.WRITE, self.local_id, self.remote_id, piece))
        self._cable.pull_if_due()
