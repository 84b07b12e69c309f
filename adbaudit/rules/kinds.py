"""The kinds of files in a pack of rules: where they lie, and by what one is known that lies elsewhere.

A new kind is one row here, a reader of its own, a field of `RulePack`, a line in `load.py`, and
`rules/schema/<name>.schema.json`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of file. `files` is a pattern of names relative to the pack."""

    name: str
    files: str
    known_by: frozenset[str]
    """The keys of a YAML file, or the columns of a table, that no other kind has together."""

    @property
    def folder(self) -> str:
        """The topmost folder its files lie in."""
        return self.files.partition("/")[0]

    @property
    def suffix(self) -> str:
        """The ending of its files' names."""
        return PurePosixPath(self.files).suffix


def _kind(name: str, files: str, known_by: str) -> Kind:
    return Kind(name=name, files=files, known_by=frozenset(known_by.split()))


KINDS = (
    _kind("rule", "permissions/*.yaml", "when severity"),
    _kind("guide", "guides/*.yaml", "skin guides"),
    _kind("pages", "pages/*.yaml", "pages"),
    _kind("advice", "playbook/*.yaml", "when order"),
    _kind("letter", "letters/*.yaml", "scope parts"),
    _kind("handout", "handouts/*.yaml", "opening steps"),
    _kind("law", "law/*.yaml", "country law"),
    _kind("channels", "channels/*.yaml", "country channels"),
    _kind("scoring", "keywords/scoring.yaml", "loan_threshold"),
    _kind("keywords", "keywords/*.yaml", "language groups"),
    _kind("libraries", "code/libraries.yaml", "packages"),
    _kind("code", "code/*.yaml", "subject references"),
    _kind("sdks", "sdks/*.yaml", "kind sdks"),
    _kind("sources", "catalogue/sources.csv", "key title where"),
    _kind("look-alikes", "catalogue/look_alikes.csv", "package label kind why"),
    _kind("installers", "catalogue/installers.csv", "package kind name"),
    _kind("hashes", "catalogue/hashes.csv", "hash family"),
    _kind("apps", "catalogue/apps/*.csv", "package labels class"),
)
"""Where two patterns fit, the first counts."""

SUFFIXES = {kind.folder: kind.suffix for kind in KINDS}
"""Each folder with the one ending that its files have."""


def kind_of(name: str) -> Kind | None:
    """The kind of a file by its name relative to its pack."""
    return next((kind for kind in KINDS if fnmatchcase(name, kind.files)), None)


def kind_known_by(words: Iterable[str], suffix: str) -> Kind | None:
    """The kind of a file that lies anywhere, by the keys or columns it has."""
    found = frozenset(words)
    return next((kind for kind in KINDS if kind.suffix == suffix and kind.known_by <= found), None)
