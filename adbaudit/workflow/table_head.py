"""What the columns of somebody's table mean: by the names in its first line, else by what stands in that line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from adbaudit.workflow.table import records

_SEPARATORS = (",", ";", "\t", "|")
NAMES: Mapping[str, frozenset[str]] = {
    "package": frozenset(
        {"package", "packagename", "packageid", "pkg", "appid", "applicationid", "bundleid", "包名", "应用包名"}
    ),
    "label": frozenset({"label", "labels", "name", "app", "appname", "title", "名称", "应用", "应用名称", "应用名"}),
    "installer": frozenset({"installer", "installedby", "安装来源"}),
    "country": frozenset({"country", "countrycode", "国家"}),
    "operator": frozenset({"operator", "company", "developer", "legalname", "运营方", "公司", "开发者"}),
    "class": frozenset({"class", "loanclass"}),
    "signers": frozenset({"signer", "signers", "certsha256", "certificate", "certificatesha256"}),
    "hash": frozenset({"hash", "sha256", "sha1", "md5", "filehash", "apksha256"}),
    "notes": frozenset({"notes", "note", "comment"}),
}
"""What columns are called elsewhere, without blanks, hyphens and underscores."""

_DOTTED = re.compile(r"[A-Za-z]\w*(\.[A-Za-z]\w*)+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Each column with what it means to us, or nothing; `is_line` where the first line names them."""

    separator: str
    meanings: tuple[str, ...]
    names: tuple[str, ...]
    is_line: bool


def head_of(line: str) -> Head | None:
    """The columns of a table that begins with this line; `None` where neither its words nor its shape tell them."""
    return next(_named(line), None) or next(_shaped(line), None)


def _named(line: str) -> Iterator[Head]:
    for separator, names in _cells(line):
        meanings = tuple(_meaning(name) for name in names)
        if {"package", "label", "hash"} & set(meanings):
            yield Head(separator=separator, meanings=meanings, names=names, is_line=True)


def _shaped(line: str) -> Iterator[Head]:
    """A row of one package and what is beside it: the next cell with letters is the name on the screen."""
    for separator, cells in _cells(line):
        packages = [place for place, cell in enumerate(cells) if _DOTTED.fullmatch(cell)]
        if len(packages) == 1:
            if len(cells) == 1:
                yield Head(separator=separator, meanings=("package", "label"), names=("", ""), is_line=False)
                return
            beside = [at for at, cell in enumerate(cells) if at != packages[0] and any(map(str.isalpha, cell))]
            meanings = {packages[0]: "package"} | ({beside[0]: "label"} if beside else {})
            found = tuple(meanings.get(at, "") for at in range(len(cells)))
            yield Head(separator=separator, meanings=found, names=("",) * len(found), is_line=False)


def _cells(line: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for separator in _SEPARATORS:
        row = next(iter(records([line], separator)), None)
        if row is not None and row.values is not None:
            yield separator, tuple(cell.strip() for cell in row.values)


def _meaning(name: str) -> str:
    plain = re.sub(r"[\s_-]", "", name.lower())
    return next((meaning for meaning, known in NAMES.items() if plain in known), "")
