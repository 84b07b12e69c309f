"""The code of apps that are still on the phone: their dex files alone are fetched, one app after another.

Only for the few apps that may lend: code is most of an app's weight. What would be too much is left on the phone, and
that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from adbaudit.apk.archive import MANIFEST, Archive, open_archive
from adbaudit.apk.budget import Budget
from adbaudit.apk.code.read import NOT_READ, TOO_LARGE, Found, dex_files, read_code
from adbaudit.apk.ends import ends_of
from adbaudit.apk.ends_together import FileEnd
from adbaudit.apk.entry import HEADER
from adbaudit.apk.manifest import parse_manifest
from adbaudit.apk.questions import BLOCK, NotAnswered, Stretch, stretch
from adbaudit.apk.rounds import Reading, run_together
from adbaudit.apk.shell_tools import tools_of
from adbaudit.apk.sparse import Range, SparseFile
from adbaudit.apk.stretches import ask
from adbaudit.apk.unreadable import Unreadable
from adbaudit.model.code import CodeSigns
from adbaudit.model.permission import PackageName
from adbaudit.ports import Shell

MOST_BYTES_OF_FILE = 96 << 20
MOST_BYTES = 512 << 20
MOST_SECONDS = 180.0
MOST_FILES = 40
"""Of one app: a base with a split for each kind of phone has some ten."""

_PIECE = 4 << 20
"""Of one command, so that one that hangs does not take the rest with it."""
_ROUNDS = 3
_USUAL_EXTRA = 4096 + 256


def code_on_phone(
    shell: Shell, wanted: Mapping[PackageName, Sequence[str]], signs: CodeSigns, *, sdk: int | None
) -> Mapping[PackageName, tuple[Found, ...]]:
    """What the code of each app's base and splits shows; a file that did not come leaves a trait."""
    tools = tools_of(sdk)
    budget = Budget(partial(ask, shell, tools=tools), most_bytes=MOST_BYTES, seconds=MOST_SECONDS)
    paths = {package: tuple(some[:MOST_FILES]) for package, some in sorted(wanted.items())}
    ends = ends_of(shell, tuple(dict.fromkeys(path for some in paths.values() for path in some)), tools)
    found = {}
    for package, some in paths.items():
        left_out = (Found(traits={TOO_LARGE}),) if len(wanted[package]) > MOST_FILES else ()
        one_by_one = [run_together(budget, [_read(path, ends[path], signs)])[0] for path in some]
        found[package] = (*one_by_one, *left_out)
    return found


def _read(path: str, end: FileEnd | NotAnswered, signs: CodeSigns) -> Reading[Found]:
    """The file's directory, then its manifest and dex files, then what their headers turn out to need."""
    if isinstance(end, NotAnswered):
        return Found(traits={NOT_READ})
    file = SparseFile(end.size, [(end.size - len(end.tail), end.tail)])
    for _ in range(_ROUNDS):
        ranges = [unknown for start, behind in _needed(file) if (unknown := file.unknown(start, behind))]
        if sum(behind - start for start, behind in ranges) > MOST_BYTES_OF_FILE:
            return Found(traits={TOO_LARGE})
        pieces = [piece for one in ranges for piece in _pieces(path, file.size, one)]
        if not pieces:
            break
        replies = yield tuple(pieces)
        for piece, reply in zip(pieces, replies, strict=True):
            if isinstance(reply, bytes):
                file.add(piece.skip * BLOCK, reply)
    return _look(file, signs)


def _needed(file: SparseFile) -> list[Range]:
    try:
        archive = open_archive(file)
    except Unreadable:
        return list(file.take_missed())
    file.take_missed()
    return list(_entries(archive))


def _entries(archive: Archive) -> Iterator[Range]:
    """Where the manifest and the dex files stand; a local header may be longer than it mostly is."""
    for name in (MANIFEST, *dex_files(archive)):
        entry = archive.entry(name)
        if entry is None:
            continue
        start = entry.header_offset
        length = HEADER.size + len(entry.raw_name) + _USUAL_EXTRA + max(entry.compressed_size, 0)
        yield start, min(archive.directory.offset, start + length)


def _pieces(path: str, size: int, one: Range) -> Iterator[Stretch]:
    start, behind = one
    for place in range(start, behind, _PIECE):
        yield stretch(path, size, place, min(behind, place + _PIECE))


def _look(file: SparseFile, signs: CodeSigns) -> Found:
    try:
        archive = open_archive(file)
    except Unreadable:
        return Found(traits={NOT_READ})
    return read_code(archive, signs, _components(archive))


def _components(archive: Archive) -> tuple[str, ...]:
    """What the manifest names; one that cannot be read is told elsewhere."""
    try:
        content = archive.read(MANIFEST)
        manifest = parse_manifest(content) if content else None
    except Unreadable:
        return ()
    return (*manifest.components, *manifest.meta_data) if manifest else ()
