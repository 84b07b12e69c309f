"""Paths as a Machine wants them: absolute, without `.`, `..` or a slash at the end."""

from __future__ import annotations

import posixpath


def absolute(path: str, folder: str = "/") -> str:
    """The path seen from `folder`, tidied by its letters alone; this phone's shell follows no links."""
    tidy = posixpath.normpath(posixpath.join(folder, path))
    return "/" + tidy.lstrip("/")
