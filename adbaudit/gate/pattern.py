"""Patterns of paths as people know them from `.gitignore` (git's gitignore(5), by the library pathspec)."""

from __future__ import annotations

from functools import lru_cache

from pathspec import GitIgnoreSpec

from adbaudit.model.place import file_and_member


def fits(pattern: str, place: str) -> bool:
    """Whether the pattern fits a place or a folder above it. A member of a bundle goes with its bundle."""
    spec = _compiled(pattern)
    return any(spec.match_file(one) for one in {place, file_and_member(place)[0]})


def can_fit(pattern: str) -> bool:
    """Whether it could fit anything: no comment, no exception, no way out of the folder, nothing that git refuses."""
    wrong = pattern.startswith(("#", "!")) or not pattern.strip("/ ") or ".." in pattern.split("/")
    return not wrong and any(one.include for one in _compiled(pattern).patterns)


@lru_cache(maxsize=1000)
def _compiled(pattern: str) -> GitIgnoreSpec:
    try:
        return GitIgnoreSpec.from_lines([pattern.removeprefix("./")])
    except ValueError:
        return GitIgnoreSpec.from_lines([])
