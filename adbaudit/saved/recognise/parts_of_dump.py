"""Several `dumpsys package NAME` as one dump: each section once, with the blocks of all, each block once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_SECTIONS = ("Packages:", "Shared users:")
_BLOCK = re.compile(r"^(?=[ \t]*(?:Package|SharedUser) \[[^\]\n]+\] \(\w+\):[ \t]*$)", re.MULTILINE)


def joined(texts: Sequence[str]) -> str:
    """The blocks in the order of the texts; a package that is told of differently stands there twice."""
    found: dict[str, dict[str, None]] = {}
    for text in texts:
        for heading, body in _sections(text):
            found.setdefault(heading, {}).update(dict.fromkeys(_blocks(body)))
    return "\n".join(f"{heading}\n{''.join(found[heading])}" for heading in _SECTIONS if heading in found)


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """A heading and the lines that stand deeper, moved to the left by as much as the heading stands off."""
    heading, indent, lines = "", 0, list[str]()
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip())
        if line.strip() and (not heading or depth <= indent):
            if heading in _SECTIONS:
                yield heading, "".join(lines)
            heading, indent, lines = line.strip(), depth, []
        elif line.strip():
            lines.append(f"{line[indent:]}\n")
    if heading in _SECTIONS:
        yield heading, "".join(lines)


def _blocks(body: str) -> list[str]:
    return [block for block in _BLOCK.split(body) if block]
