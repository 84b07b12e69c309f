"""Letters in a folder: one private file each, what to read first before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from adbaudit.errors import FileFault, UsageFault
from adbaudit.model.letter import Letter
from adbaudit.model.message import message
from adbaudit.model.os_reason import os_reason
from adbaudit.ports import Translator
from adbaudit.private_file import write_private
from adbaudit.report.letters.render import ENDINGS, guide_alone, one_letter
from adbaudit.workflow.letters import WrittenLetters

_WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")
"""What may stand in the name of a file: package names and ids that Android or we would write."""
_A_LETTER = re.compile(rf"\d{{2,}}-.+\.(?:{'|'.join(ENDINGS.values())})")
"""As `file_names` makes them."""


def keep_letters(
    written: WrittenLetters, folder: Path, format_name: str, say: Translator, *, is_forced: bool
) -> tuple[Path, ...]:
    """The paths, what to read first before the letters.

    Raises:
        UsageFault: one of the files is there already, and nobody said to replace it; or letters of another set are.
        FileFault: the folder or a file cannot be written.

    """
    paths = tuple(folder / name for name in file_names(written.letters, ENDINGS[format_name]))
    contents = tuple(_contents(written, format_name, say, written.at))
    try:
        _check_holds_no_others(folder, paths)
        if not is_forced:
            _check_are_new(paths)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path, content in zip(paths, contents, strict=True):
            write_private(path, content, is_new=not is_forced)
    except FileExistsError as fault:
        raise _is_there(path) from fault
    except OSError as fault:
        raise FileFault(
            message("The letters could not be written to {path}: {why}", path=str(folder), why=os_reason(fault)),
            means=message("Some of them may be missing there."),
            next_step=message("Choose another folder with -o, or leave -o away to print them."),
        ) from fault
    return paths


def file_names(letters: Sequence[Letter], ending: str) -> tuple[str, ...]:
    """Numbered, so that no two are the same and they lie in the order in which they are sent."""
    names = (f"{number:02}-{'-'.join(_words(letter))}.{ending}" for number, letter in enumerate(letters, start=1))
    return (f"00-read-first.{ending}", *names)


def _words(letter: Letter) -> Iterator[str]:
    """A package name that Android would not take comes from a bent file; it stays out of the name."""
    office = letter.office.id if letter.office and letter.names_office else None
    yield from (word for word in (letter.template, letter.package, office) if word and _WORD.fullmatch(word))


def _contents(written: WrittenLetters, format_name: str, say: Translator, at: datetime) -> Iterator[bytes]:
    _, *files = file_names(written.letters, ENDINGS[format_name])
    guided = written.guided(say, files=tuple(files))
    yield guide_alone(guided, format_name, at)
    yield from (one_letter(letter, format_name, guided.speaker(letter), at) for letter in written.letters)


def _check_holds_no_others(folder: Path, paths: Sequence[Path]) -> None:
    """No letters, in whatever format, that would stay beside these and be taken for this person's."""
    names = {path.name for path in paths}
    there = folder.iterdir() if folder.is_dir() else ()
    others = sorted(path for path in there if _A_LETTER.fullmatch(path.name) and path.name not in names)
    if others:
        raise UsageFault(
            message("{path} is a letter from before, and was left as it is.", path=str(others[0])),
            means=message("Letters of two people or of two days in one folder would be mixed up, so none was written."),
            next_step=message("Choose another folder after -o, or move the letters in this one away first."),
        )


def _check_are_new(paths: Sequence[Path]) -> None:
    there = [path for path in paths if path.exists() or path.is_symlink()]
    if there:
        raise _is_there(there[0])


def _is_there(path: Path) -> UsageFault:
    return UsageFault(
        message("{path} is already there, and was left as it is.", path=str(path)),
        means=message("Somebody may have filled that letter in, so no letter is replaced unasked."),
        next_step=message("Choose another folder after -o; --force replaces the letters."),
    )
