"""What an author's path points at: a pack, a folder or a file of one, or a file that lies anywhere."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

from adbaudit.model.message import message
from adbaudit.rules.folder import PackFolder, RuleFile, read_file
from adbaudit.rules.kinds import SUFFIXES, kind_known_by, kind_of
from adbaudit.rules.place import Place
from adbaudit.rules.yaml_file import parse_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class PointedAt:
    """The pack that a path lies in, called so that its files' names lead there, and the names that are meant."""

    pack: PackFolder
    below: str
    """The names of the files that are meant begin so; empty where the whole pack is."""

    @property
    def is_whole(self) -> bool:
        """Whether the pack stands by itself, as the one that comes with adbaudit does."""
        return (self.pack.folder / "keywords" / "scoring.yaml").is_file()


def pack_of(path: Path) -> PointedAt | None:
    """The pack that a path is, or lies in; `None` for a file or folder outside any pack."""
    whole = path.resolve()
    if whole.is_dir() and any((whole / folder).is_dir() for folder in SUFFIXES):
        return PointedAt(pack=PackFolder(folder=whole, called=_called(whole, path)), below="")
    for folder in (whole, *whole.parents):
        root = folder.parent
        name = whole.relative_to(root).as_posix()
        if folder.name in SUFFIXES and folder.is_dir() and (whole.is_dir() or kind_of(name)):
            below = name + "/" if whole.is_dir() else name
            return PointedAt(pack=PackFolder(folder=root, called=_called(root, path)), below=below)
    return None


def loose_file(path: Path, place: Place) -> RuleFile | None:
    """A file that lies anywhere, by its keys or columns taken for one of its kind; `None` after noting a fault."""
    shown = path.as_posix()
    at = place.inside(shown)
    if path.suffix not in SUFFIXES.values():
        at.fault(message("must end in {words}", words=" or ".join(sorted(set(SUFFIXES.values())))))
        return None
    read = read_file(path, at)
    if read is None:
        return None
    raw, text = read
    before = len(at.noted)
    kind = kind_known_by(_words_of(text, path.suffix, at), path.suffix)
    if kind is not None:
        name = kind.files.replace(f"*{kind.suffix}", path.name)
        return RuleFile(pack=0, name=name, shown=shown, raw=raw, text=text)
    if len(at.noted) == before:
        at.fault(message("is of no known kind by its keys or columns; rules/README.md names them"))
    return None


def _words_of(text: str, suffix: str, at: Place) -> tuple[str, ...]:
    """The topmost keys of a mapping, the columns of a table."""
    if suffix == ".csv":
        return tuple(next(csv.reader(text.splitlines()[:1]), []))
    value = parse_yaml(text, at)
    return tuple(map(str, value)) if isinstance(value, dict) else ()


def _called(root: Path, given: Path) -> str:
    """As it was given: from where the author stands, or from the top."""
    return str(root) if given.is_absolute() else os.path.relpath(root)
