"""The files of `code/`: what in an app's code counts as a reference to contacts, messages, calls and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adbaudit.model.code import CodeSign, CodeSubject
from adbaudit.model.message import message
from adbaudit.rules.fields import Fields
from adbaudit.rules.place import Place
from adbaudit.rules.sdk_file import CLASS, class_in

_TEXT = re.compile(r"[\x21-\x7e]{5,200}")
_MEMBER = re.compile(r"[A-Za-z_<][\w>$]*", re.ASCII)
_WAYS = ("class", "text", "extends")


def read_references(value: object, place: Place) -> Iterator[CodeSign]:
    """Every reference of one subject."""
    fields = Fields(value, place)
    subject = fields.choice("subject", CodeSubject)
    for item, at in fields.items("references"):
        yield _reference(Fields(item, at), subject)
    _read_source(fields)


def read_libraries(value: object, place: Place) -> tuple[str, ...]:
    """Packages of code that many apps share, from `libraries.yaml`."""
    fields = Fields(value, place)
    fields.items("packages")
    packages = fields.texts("packages")
    for index, package in enumerate(packages):
        if not CLASS.fullmatch(package):
            place.at("packages").item(index).fault(
                message("{value} is no package such as com.example", value=f"{package!r:.60}")
            )
    _read_source(fields)
    return packages


def _reference(fields: Fields, subject: CodeSubject) -> CodeSign:
    sign = CodeSign(
        subject=subject,
        text=_text(fields) if fields.has("text") else None,
        class_name=class_in(fields, "class") if fields.has("class") else None,
        members=_members(fields),
        extends=class_in(fields, "extends") if fields.has("extends") else None,
    )
    fields.done()
    if fields.is_mapping and sum(fields.has(way) for way in _WAYS) != 1:
        fields.place.fault(message("must hold one of {words}", words=", ".join(_WAYS)))
    if sign.members and sign.class_name is None:
        fields.place.at("members").fault(message("stand only beside class"))
    return sign


def _text(fields: Fields) -> str:
    """Plain letters, because the search goes by their order; long enough to mean something."""
    text = fields.text("text")
    if text and not _TEXT.fullmatch(text):
        fields.place.at("text").fault(message("must be 5 to 200 plain letters and signs, without spaces"))
        return "never found"
    return text


def _members(fields: Fields) -> tuple[str, ...]:
    names = fields.texts("members")
    for index, name in enumerate(names):
        if not _MEMBER.fullmatch(name):
            fields.place.at("members").item(index).fault(
                message("{value} is no name of a field or method", value=f"{name!r:.60}")
            )
    return tuple(sorted(set(names)))


def _read_source(fields: Fields) -> None:
    fields.text("source")
    fields.date("checked")
    fields.flag("verified")
    fields.done()
