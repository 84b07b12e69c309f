"""The files of one pack of rules, read as they are, bounded in number and size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from adbaudit.rules.kinds import SUFFIXES
from adbaudit.rules.place import Place

_MOST_FILES = 2000
_MOST_BYTES = {".csv": 8 * 1024 * 1024, ".yaml": 512 * 1024}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFile:
    """One file. `name` is relative to its pack, with `/`; `shown` is what a person sees in a fault."""

    pack: int
    name: str
    shown: str
    raw: bytes
    text: str


def read_packs(folders: Sequence[Path], place: Place) -> Iterator[RuleFile]:
    """The rule files of several packs; each pack is called by its folder, a second one of that name by its number."""
    called: list[str] = []
    for number, folder in enumerate(folders):
        name = folder.resolve().name
        called.append(name if name not in called else f"{name}-{number}")
        yield from _read_folder(folder, number, called[-1], place)


def _read_folder(folder: Path, pack: int, called: str, place: Place) -> Iterator[RuleFile]:
    """Files in order of their names; what cannot be read is a fault, never left out silently."""
    if not folder.is_dir():
        place.inside(str(folder)).fault("is not a folder")
        return
    paths = [path for kind, suffix in SUFFIXES.items() for path in _paths(folder / kind, suffix, place.inside(called))]
    if len(paths) > _MOST_FILES:
        place.inside(str(folder)).fault(f"holds more than {_MOST_FILES} files")
        return
    for path in sorted(paths):
        name = path.relative_to(folder).as_posix()
        shown = f"{called}/{name}"
        read = _read(path, place.inside(shown))
        if read is not None:
            yield RuleFile(pack=pack, name=name, shown=shown, raw=read[0], text=read[1])


def _paths(folder: Path, suffix: str, place: Place) -> Iterator[Path]:
    """Files of the kind; another ending would be passed over unseen, so it is a fault."""
    if not folder.is_dir():
        return
    for path in folder.rglob("*"):
        if not path.is_file() or path.name.startswith(".") or path.name == "README.md":
            continue
        if path.suffix == suffix:
            yield path
        else:
            place.inside(f"{place.file}/{path.relative_to(folder.parent).as_posix()}").fault(f"must end in {suffix}")


def _read(path: Path, place: Place) -> tuple[bytes, str] | None:
    try:
        if path.stat().st_size > _MOST_BYTES[path.suffix]:
            place.fault(f"is larger than {_MOST_BYTES[path.suffix]} bytes")
            return None
        raw = path.read_bytes()
        return raw, raw.decode("utf-8-sig")
    except OSError as error:
        place.fault(f"cannot be read: {error.strerror}")
    except UnicodeDecodeError:
        place.fault("is not UTF-8 text")
    return None
