"""Since which Android version there is a tool.

AOSP `shell_and_utilities/README.md`: toybox came with Android 6; what toolbox had before is `cat`, `dd`, `ls`, `sleep`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from adbaudit.practice.machine import Machine

_SINCE: Mapping[str, int] = MappingProxyType(
    {
        "gzip": 26,
        "head": 23,
        "md5sum": 23,
        "sha1sum": 23,
        "sha256sum": 26,
        "stat": 23,
        "tail": 23,
        "toybox": 23,
        "unzip": 27,
        "wc": 23,
    }
)


def has_tool(name: str, machine: Machine) -> bool:
    """Whether this phone's Android has the tool; a phone that does not tell its version has all."""
    sdk = machine.properties.get("ro.build.version.sdk", "")
    return not sdk.isdigit() or int(sdk) >= _SINCE.get(name, 0)
