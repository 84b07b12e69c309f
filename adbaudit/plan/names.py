"""Which names from a phone may stand in a command; any other gets screens only."""

from __future__ import annotations

import re

_DOTTED = re.compile(r"[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)+")
_CLASS = re.compile(r"\.?[^\W\d]\w*(\.\w+)*")
"""In letters of any script, as Java lets a class be named; none of them does anything in a shell."""
_LONGEST = 255


def is_package(name: str) -> bool:
    """A name that Android itself would install (AOSP `FrameworkParsingPackageUtils.validateName`), ASCII only."""
    return len(name) <= _LONGEST and _DOTTED.fullmatch(name) is not None


def is_permission(name: str) -> bool:
    """Dotted ASCII words."""
    return len(name) <= _LONGEST and _DOTTED.fullmatch(name) is not None


def is_component(name: str, package: str) -> bool:
    """`package/.Class` of that very package. A `$` of an inner class is left out: a shell would read it."""
    owner, slash, class_name = name.partition("/")
    return owner == package and is_package(owner) and slash == "/" and _CLASS.fullmatch(class_name) is not None


def is_listed(component: str) -> bool:
    """A component of any app as Android keeps it in a list; inner classes too, as it stays one quoted word."""
    owner, slash, class_name = component.partition("/")
    return slash == "/" and is_package(owner) and _CLASS.fullmatch(class_name.replace("$", "_")) is not None
