"""What the shell of an Android version can do with files (AOSP `shell_and_utilities/README.md`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ShellTools:
    """`dd`, `ls` and `cat` are everywhere: from toolbox and BSD at first, from toybox since Android 6 or 10."""

    has_stat: bool
    """And `tail`: toybox, since Android 6."""
    has_gzip: bool
    """And `sha256sum`: since Android 8."""
    has_unzip: bool
    """Since Android 8.1, on the zip reader that installs apps."""
    longest_line: int
    """Letters of one command; adbd before Android 7 takes little in one packet."""


def tools_of(sdk: int | None) -> ShellTools:
    """Of a phone that did not tell its version the usual is expected; what it then refuses becomes a gap."""
    return ShellTools(
        has_stat=sdk is None or sdk >= 23,
        has_gzip=sdk is None or sdk >= 26,
        has_unzip=sdk is None or sdk >= 27,
        longest_line=28_000 if sdk is None or sdk >= 24 else 3_000,
    )
