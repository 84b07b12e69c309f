"""Files that only their owner may read, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_private(path: Path, content: bytes, *, is_new: bool = False) -> None:
    """Write a file of mode 0600; what is no ordinary file (`/dev/null`, a pipe) is written into, never replaced.

    `is_new`: nor is a file replaced that holds anything, however late it came to be there.

    Raises:
        FileExistsError: such a file is there.
        OSError: there is no room, no such folder, or no permission; then nothing is left behind.

    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        target.write_bytes(content)
        return
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".adbaudit-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            _put_as_new(Path(name), target)
        else:
            Path(name).replace(target)
    except BaseException:  # Ctrl-C, too, leaves no half of a report behind
        Path(name).unlink(missing_ok=True)
        raise


def _put_as_new(written: Path, target: Path) -> None:
    """Take the name where it is free or names an empty file; of two who do so at once, one is refused."""
    try:
        target.hardlink_to(written)
    except FileExistsError:
        if target.stat().st_size:
            raise
    except OSError:  # a stick that knows no hard links
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    else:
        written.unlink()  # replacing a file by another name of itself would do nothing
        return
    written.replace(target)
