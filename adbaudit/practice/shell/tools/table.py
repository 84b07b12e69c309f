"""Which file tools there are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from adbaudit.practice.shell.builtins import Program
from adbaudit.practice.shell.tools.cat import cat
from adbaudit.practice.shell.tools.dd import dd
from adbaudit.practice.shell.tools.digest import digest
from adbaudit.practice.shell.tools.gzip import gzip
from adbaudit.practice.shell.tools.head import head
from adbaudit.practice.shell.tools.ls import ls
from adbaudit.practice.shell.tools.sleep import sleep
from adbaudit.practice.shell.tools.stat import stat
from adbaudit.practice.shell.tools.tail import tail
from adbaudit.practice.shell.tools.unzip import unzip
from adbaudit.practice.shell.tools.wc import wc

TOOLS: Mapping[str, Program] = MappingProxyType(
    {
        "cat": cat,
        "dd": dd,
        "gzip": gzip,
        "head": head,
        "ls": ls,
        "md5sum": digest,
        "sha1sum": digest,
        "sha256sum": digest,
        "sleep": sleep,
        "stat": stat,
        "tail": tail,
        "unzip": unzip,
        "wc": wc,
    }
)
