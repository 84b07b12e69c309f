"""The SDKs of `sdks/<kind>.yaml`: by what an app is seen to carry one, and what its parts collect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adbaudit.model.code import CodeSubject, Sdk, SdkKind, SdkSign
from adbaudit.model.message import message
from adbaudit.rules.fields import Fields
from adbaudit.rules.place import Place

CLASS = re.compile(r"[A-Za-z_][\w]*(\.[A-Za-z_]\w*)*(\$\w+)*", re.ASCII)
"""A package or a class as Java writes it."""
_LIBRARY = re.compile(r"[\w.+*-]{4,100}\.so", re.ASCII)


def read_sdks(value: object, place: Place) -> Iterator[Sdk]:
    """Every SDK of one file."""
    fields = Fields(value, place)
    kind = fields.choice("kind", SdkKind)
    for item, at in fields.items("sdks"):
        yield _sdk(Fields(item, at), kind)
    fields.done()


def _sdk(fields: Fields, kind: SdkKind) -> Sdk:
    signs = tuple(_sign(Fields(item, at)) for item, at in fields.items("signs"))
    if fields.is_mapping and not signs:
        fields.place.at("signs").fault(message("must hold at least one sign"))
    sdk = Sdk(
        name=fields.text("name"),
        kind=kind,
        meaning=fields.text("meaning"),
        signs=signs,
        source=fields.text("source"),
        checked=fields.date("checked"),
        verified=fields.flag("verified"),
    )
    fields.done()
    return sdk


def _sign(fields: Fields) -> SdkSign:
    """`class: com.x.sdk` or `library: libx*.so`, and what that part `collects`."""
    sign = SdkSign(
        class_name=class_in(fields, "class") if fields.has("class") else None,
        library=_library(fields) if fields.has("library") else None,
        collects=fields.choices("collects", CodeSubject) if fields.has("collects") else (),
    )
    fields.done()
    if fields.is_mapping and fields.has("class") == fields.has("library"):
        fields.place.fault(message("must hold either class or library"))
    return sign


def class_in(fields: Fields, key: str) -> str:
    """The name of a package or class; what Java could not have written would never be found."""
    name = fields.text(key)
    if name and not CLASS.fullmatch(name):
        fields.place.at(key).fault(
            message("{value} is no name of a package or class such as com.example.sdk", value=f"{name!r:.60}")
        )
    return name


def _library(fields: Fields) -> str:
    name = fields.text("library")
    if name and not _LIBRARY.fullmatch(name):
        fields.place.at("library").fault(
            message("{value} is no file name such as libexample.so; * stands for anything", value=f"{name!r:.60}")
        )
    return name
