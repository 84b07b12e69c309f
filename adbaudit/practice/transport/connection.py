"""One computer's connection: the handshake, then packets to and from its streams (AOSP `adb.cpp`, `handle_packet`)."""

from __future__ import annotations

import itertools
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from adbaudit.practice.shell.streams import HungUp
from adbaudit.practice.transport import authentication, packets
from adbaudit.practice.transport.authentication import Doorkeeper
from adbaudit.practice.transport.cable import Cable
from adbaudit.practice.transport.log import PhoneLog
from adbaudit.practice.transport.packets import BrokenPacket, ConnectionEnded, Kind, Packet
from adbaudit.practice.transport.stream import Stream

Service = Callable[[Stream], None]
"""Serves one stream, from after its OPEN was answered to before its CLSE."""

_MOST_STREAMS = 128
_LONGEST_BANNER = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the phone says of itself in CNXN, and who answers its streams."""

    banner: bytes
    version: int
    max_data: int
    find_service: Callable[[str], Service | None]


class Connection:
    """Reads packets on the thread that calls `serve`; each stream's service has a thread of its own."""

    def __init__(
        self, link: socket.socket, identity: Identity, *, doorkeeper: Doorkeeper, cable: Cable, log: PhoneLog
    ) -> None:
        """Nothing is sent before the computer's CNXN."""
        self._link = link
        self._identity = identity
        self._doorkeeper = doorkeeper
        self._cable = cable
        self._log = log
        self._version = identity.version
        self._max_data = identity.max_data
        self._is_online = False
        self._token = b""
        self._streams: dict[int, Stream] = {}
        self._ids = itertools.count(1)
        self._sending = threading.Lock()
        self._tables = threading.Lock()

    def serve(self) -> None:
        """Talk until one side goes, or the computer sends what no adb would send."""
        with suppress(ConnectionEnded, BrokenPacket, HungUp, OSError):
            while True:
                self._take(self._receive())
        self._doorkeeper.forget(id(self))
        self.end()

    def end(self) -> None:
        """Hang up every stream and drop the link; may be called from any thread, more than once."""
        with suppress(OSError):
            self._link.shutdown(socket.SHUT_RDWR)
        self._link.close()
        self._hang_up_streams()

    def _receive(self) -> Packet:
        with_checksum = self._version < packets.VERSION_WITHOUT_CHECKSUM
        return packets.receive(self._link, max_data=self._identity.max_data, with_checksum=with_checksum)

    def _send(self, packet: Packet) -> None:
        encoded = packets.encode(packet, with_checksum=self._has_checksum(packet))
        try:
            with self._sending:
                self._link.sendall(encoded)
        except OSError as exc:
            raise HungUp from exc

    def _has_checksum(self, packet: Packet) -> bool:
        return packet.kind in {Kind.CONNECT, Kind.AUTH} or self._version < packets.VERSION_WITHOUT_CHECKSUM

    def _take(self, packet: Packet) -> None:
        match packet.kind:
            case Kind.CONNECT:
                self._greet(packet)
            case Kind.AUTH:
                self._authenticate(packet)
            case _ if not self._is_online:
                pass  # adbd drops these silently until the computer is let in
            case Kind.OPEN:
                self._open(packet)
            case Kind.OKAY:
                self._acknowledge(packet)
            case Kind.WRITE:
                self._deliver(packet)
            case Kind.CLOSE:
                self._close(packet)

    def _greet(self, packet: Packet) -> None:
        if packet.second < packets.SMALLEST_MAX_DATA or len(packet.payload) > _LONGEST_BANNER:
            raise BrokenPacket("a CNXN that no adb sends")
        self._is_online = False
        self._hang_up_streams()
        self._log.note_banner(packet.payload.rstrip(b"\0").decode("utf-8", errors="replace"))
        self._version = min(self._identity.version, packet.first)
        self._max_data = min(self._identity.max_data, packet.second)
        self._ask_for_signature()

    def _ask_for_signature(self) -> None:
        self._token = self._doorkeeper.new_token()
        self._send(Packet(Kind.AUTH, authentication.TOKEN, 0, self._token))

    def _authenticate(self, packet: Packet) -> None:
        if self._is_online or not self._token:
            return
        if packet.first == authentication.PUBLIC_KEY:
            self._doorkeeper.ask_owner(id(self), packet.payload, self._admit)
        elif packet.first == authentication.SIGNATURE and self._doorkeeper.accepts(self._token, packet.payload):
            self._admit()
        elif packet.first == authentication.SIGNATURE:
            self._ask_for_signature()
        else:
            raise BrokenPacket(f"AUTH of type {packet.first}")

    def _admit(self) -> None:
        self._token = b""
        self._is_online = True
        identity = self._identity
        try:
            self._send(Packet(Kind.CONNECT, identity.version, identity.max_data, identity.banner))
        except HungUp:
            self.end()

    def _open(self, packet: Packet) -> None:
        name = packet.payload.rstrip(b"\0").decode("utf-8", errors="surrogateescape")
        self._log.note_open(name.encode("utf-8", errors="replace").decode())
        service = self._identity.find_service(name)
        with self._tables:
            has_room = len(self._streams) < _MOST_STREAMS
        if service is None or not has_room or not packet.first:
            self._send(Packet(Kind.CLOSE, 0, packet.first))
            return
        stream = Stream(
            self._send,
            local_id=next(self._ids),
            remote_id=packet.first,
            max_data=self._max_data,
            cable=self._cable,
        )
        with self._tables:
            self._streams[stream.local_id] = stream
        threading.Thread(target=self._run, args=(stream, service), daemon=True, name=f"phone {name[:40]!r}").start()

    def _run(self, stream: Stream, service: Service) -> None:
        try:
            stream.begin()
            service(stream)
            stream.flush()
        except HungUp:
            pass
        finally:
            self._end_stream(stream)

    def _end_stream(self, stream: Stream) -> None:
        """Send CLSE, unless the stream was closed from the other side."""
        with self._tables:
            is_open = self._streams.pop(stream.local_id, None) is not None
        if is_open:
            with suppress(HungUp):
                self._send(Packet(Kind.CLOSE, stream.local_id, stream.remote_id))

    def _acknowledge(self, packet: Packet) -> None:
        stream = self._find(packet)
        if stream:
            stream.acknowledge()

    def _deliver(self, packet: Packet) -> None:
        stream = self._find(packet)
        if stream and not stream.deliver(packet.payload):
            raise BrokenPacket("a WRTE before the OKAY to the one before")

    def _close(self, packet: Packet) -> None:
        stream = self._find(packet)
        if stream:
            stream.hang_up()
            self._end_stream(stream)

    def _find(self, packet: Packet) -> Stream | None:
        with self._tables:
            stream = self._streams.get(packet.second)
        return stream if stream and packet.first in {0, stream.remote_id} else None

    def _hang_up_streams(self) -> None:
        with self._tables:
            streams = tuple(self._streams.values())
            self._streams.clear()
        for stream in streams:
            stream.hang_up()
