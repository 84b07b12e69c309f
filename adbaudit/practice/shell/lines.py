"""Standard input as a shell reads its script from it: line by line, never further than the line it needs."""

from __future__ import annotations

from adbaudit.practice.shell.streams import Source

_LONGEST_LINE = 1024 * 1024


class Lines:
    """A source that can also give whole lines; what is read as bytes begins after the last line given."""

    def __init__(self, source: Source) -> None:
        """Nothing is read yet."""
        self.count = 0
        self._source = source
        self._held = bytearray()

    def next_line(self) -> bytes:
        """The next line with its newline; the last one may lack it, and after that comes nothing."""
        searched = 0
        while (end := self._held.find(b"\n", searched)) < 0 and len(self._held) < _LONGEST_LINE:
            searched = len(self._held)
            more = self._source.read(64 * 1024)
            if not more:
                end = len(self._held) - 1
                break
            self._held += more
        self.count += 1
        return self._take(end + 1 if end >= 0 else len(self._held))

    def read(self, limit: int) -> bytes:
        """The bytes that follow."""
        return self._take(limit) if self._held else self._source.read(limit)

    def _take(self, length: int) -> bytes:
        taken = bytes(self._held[:length])
        del self._held[:length]
        return taken
