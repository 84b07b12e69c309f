"""The files of packs of rules, read as they are, bounded in number and size."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from adbaudit.model.message import message
from adbaudit.model.os_reason import os_reason
from adbaudit.rules.kinds import SUFFIXES
from adbaudit.rules.place import Place

_MOST_FILES = 2000
_MOST_BYTES = {".csv": 8 * 1024 * 1024, ".yaml": 512 * 1024}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFolder:
    """A pack and what it is called in front of its files' names, in faults and as the source of reasons."""

    folder: Path
    called: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFile:
    """One file. `name` is relative to its pack, with `/`; `shown` is what a person sees in a fault."""

    pack: int
    name: str
    shown: str
    raw: bytes
    text: str


def named(folders: Sequence[Path]) -> tuple[PackFolder, ...]:
    """Each pack is called by its folder, a second one of that name by its number: no report tells where it lay."""
    packs: list[PackFolder] = []
    for number, folder in enumerate(folders):
        name = folder.resolve().name
        is_taken = any(pack.called == name for pack in packs)
        packs.append(PackFolder(folder=folder, called=f"{name}-{number}" if is_taken else name))
    return tuple(packs)


def read_packs(
    packs: Sequence[PackFolder], place: Place, *, folders: Collection[str] = tuple(SUFFIXES)
) -> Iterator[RuleFile]:
    """The files of every pack in order of their names; what cannot be read is a fault, never left out silently."""
    for number, pack in enumerate(packs):
        yield from _read_folder(pack, number, place, folders)


def read_file(path: Path, place: Place) -> tuple[bytes, str] | None:
    """The bytes and the text of one file; `None` after noting why not."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES[path.suffix] + 1)
        if len(raw) > _MOST_BYTES[path.suffix]:
            place.fault(message("is larger than {most} bytes", most=_MOST_BYTES[path.suffix]))
            return None
        return raw, raw.decode("utf-8-sig")
    except OSError as error:
        place.fault(message("cannot be read: {error}", error=os_reason(error)))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        place.fault(message("is not UTF-8 text (line {line}); save it as UTF-8", line=line))
    return None


def _read_folder(pack: PackFolder, number: int, place: Place, folders: Collection[str]) -> Iterator[RuleFile]:
    if not pack.folder.is_dir():
        place.inside(str(pack.folder)).fault(message("is not a folder"))
        return
    if not any((pack.folder / kind).is_dir() for kind in SUFFIXES):
        place.inside(str(pack.folder)).fault(
            message("holds none of the folders {words}", words=", ".join(sorted(SUFFIXES)))
        )
        return
    _note_lost(pack, place)
    if not any(_files(pack, kind) for kind in SUFFIXES):
        place.inside(str(pack.folder)).fault(message("holds no file of rules"))
        return
    paths = [path for kind in folders for path in _paths(pack, kind, SUFFIXES[kind], place)]
    if len(paths) > _MOST_FILES:
        place.inside(str(pack.folder)).fault(message("holds more than {most} files", most=_MOST_FILES))
        return
    for path in sorted(paths):
        name = path.relative_to(pack.folder).as_posix()
        shown = _shown(pack, name)
        read = read_file(path, place.inside(shown))
        if read is not None:
            yield RuleFile(pack=number, name=name, shown=shown, raw=read[0], text=read[1])


def _note_lost(pack: PackFolder, place: Place) -> None:
    """A file of rules beside the folders would be passed over unseen."""
    for path in sorted(pack.folder.iterdir()):
        if path.is_file() and path.suffix in {".yaml", ".yml", ".csv"} and not path.name.startswith("."):
            folders = ", ".join(sorted(SUFFIXES))
            place.inside(_shown(pack, path.name)).fault(
                message("lies in none of the folders {folders}, so it is not used", folders=folders)
            )


def _paths(pack: PackFolder, kind: str, suffix: str, place: Place) -> Iterator[Path]:
    """Files of the kind; another ending would be passed over unseen, so it is a fault."""
    for path in _files(pack, kind):
        if path.suffix == suffix and path.is_file():
            yield path
            continue
        at = place.inside(_shown(pack, path.relative_to(pack.folder).as_posix()))
        at.fault(message("must end in {suffix}", suffix=suffix) if path.is_file() else message("is no file"))


def _files(pack: PackFolder, kind: str) -> list[Path]:
    """What is no folder, a link that leads nowhere too."""
    inside = (pack.folder / kind).rglob("*") if (pack.folder / kind).is_dir() else ()
    return [path for path in inside if not (path.is_dir() or path.name.startswith(".") or path.name == "README.md")]


def _shown(pack: PackFolder, name: str) -> str:
    return PurePath(pack.called, name).as_posix()
