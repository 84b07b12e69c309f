"""The shell protocol of Android 7 and later: one byte of kind, four of length, then the data (adb shell_protocol.h)."""

from __future__ import annotations

HEADER = 5
STDOUT = 1
STDERR = 2


class ShellPackets:
    """Takes the packets apart and gives what standard output and error carry; it keeps no more than a header."""

    def __init__(self) -> None:
        """Start at a packet's first byte."""
        self._header = b""
        self._left = 0

    def feed(self, data: bytes) -> bytes:
        """Bytes of output in this piece, whether their packet is whole or not: its length is only what it claims."""
        output = bytearray()
        place = 0
        while place < len(data):
            if self._left == 0:
                taken = data[place : place + HEADER - len(self._header)]
                self._header += taken
                place += len(taken)
                if len(self._header) < HEADER:
                    break
                self._left = int.from_bytes(self._header[1:], "little")
            part = data[place : place + self._left]
            if self._header[0] in {STDOUT, STDERR}:
                output += part
            place += len(part)
            self._left -= len(part)
            if self._left == 0:
                self._header = b""
        return bytes(output)
