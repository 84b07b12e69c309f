"""The shell protocol of Android 7 and later: one byte of kind, four of length, then the data (adb shell_protocol.h)."""

from __future__ import annotations

HEADER = 5
STDOUT = 1
STDERR = 2


class ShellPackets:
    """Takes the packets apart and gives what standard output and error carry."""

    def __init__(self) -> None:
        """Start at a packet's first byte."""
        self._pending = bytearray()

    def feed(self, data: bytes) -> bytes:
        """Bytes of output that are whole now."""
        self._pending += data
        output = []
        start = 0
        while start + HEADER <= len(self._pending):
            end = start + HEADER + int.from_bytes(self._pending[start + 1 : start + HEADER], "little")
            if end > len(self._pending):
                break
            if self._pending[start] in {STDOUT, STDERR}:
                output.append(bytes(self._pending[start + HEADER : end]))
            start = end
        del self._pending[:start]
        return b"".join(output)
