"""Rule files checked for their author: whatever is wrong in them, all of it, and nothing about other files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from adbaudit.model.message import message
from adbaudit.model.rule import RulePack
from adbaudit.model.rule_fault import RuleFault
from adbaudit.rules.examples import check_examples
from adbaudit.rules.folder import RuleFile, named, read_packs
from adbaudit.rules.kinds import SUFFIXES
from adbaudit.rules.load import read_rules
from adbaudit.rules.place import Place
from adbaudit.rules.pointed_at import PointedAt, loose_file, pack_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Files that were meant, as they are shown, every fault in them, and the rules they stand among."""

    files: tuple[str, ...]
    faults: tuple[RuleFault, ...]
    pack: RulePack | None


def check(paths: Sequence[Path], beside: Sequence[Path]) -> Iterator[Checked]:
    """Each pack that the paths point into, and what lies in none as one more.

    A pack that does not stand by itself is read after those in `beside`, as `--rules` reads it.
    """
    loose: list[Path] = []
    by_pack: dict[Path, list[PointedAt]] = {}
    for path in paths:
        found = pack_of(path)
        if found is None:
            loose.append(path)
        else:
            by_pack.setdefault(found.pack.folder, []).append(found)
    for same in by_pack.values():
        yield _check_pack(same, beside)
    if loose:
        yield _check_loose(loose, beside)


def _check_pack(pointed: Sequence[PointedAt], beside: Sequence[Path]) -> Checked:
    place = Place(file="")
    pack = pointed[0].pack
    before = () if pointed[0].is_whole else [one for one in beside if one.resolve() != pack.folder]
    files = tuple(read_packs((*named(before), pack), place))
    return _checked(files, tuple(_shown(one) for one in pointed), place)


def _check_loose(paths: Sequence[Path], beside: Sequence[Path]) -> Checked:
    place = Place(file="")
    before = tuple(read_packs(named(beside), place))
    found = [loose_file(path, place) for path in _files_in(paths)]
    own = [replace(file, pack=len(beside)) for file in found if file is not None]
    return _checked((*before, *own), tuple(path.as_posix() for path in paths), place)


def _checked(files: Sequence[RuleFile], meant: tuple[str, ...], place: Place) -> Checked:
    """`meant`: how the names of the files begin that the author asked about."""
    pack = read_rules(files, place)
    own = tuple(file.shown for file in files if file.shown.startswith(meant))
    if not own and not any(fault.file.startswith(meant) for fault in place.noted):
        place.inside(meant[0].rstrip("/") or ".").fault(
            message("holds no rule files; rules/README.md names their folders")
        )
    if pack is not None:
        broken = {fault.file for fault in place.noted}
        whole = [rule for rule in pack.rules if rule.file in own and rule.file not in broken]
        check_examples(whole, pack.catalogue.installers, place)
    return Checked(files=own, faults=tuple(sorted(_about(own, meant, place.noted), key=_by_place)), pack=pack)


def _about(own: Sequence[str], meant: tuple[str, ...], faults: Sequence[RuleFault]) -> Iterator[RuleFault]:
    """Faults in the files themselves, and those in others that name one of them (an id that stands in both)."""
    for fault in faults:
        if fault.file.startswith(meant) or fault.beside in own:
            yield fault


def _by_place(fault: RuleFault) -> tuple[str, str, str]:
    return fault.file, fault.path, str(fault.what)


def _shown(pointed: PointedAt) -> str:
    shown = PurePath(pointed.pack.called, pointed.below).as_posix()
    if pointed.below:
        return shown + "/" * pointed.below.endswith("/")
    return "" if shown == "." else f"{shown}/"


def _files_in(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(one for one in path.iterdir() if one.suffix in SUFFIXES.values())
        else:
            yield path
