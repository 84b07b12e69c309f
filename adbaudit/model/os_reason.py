"""Why the computer would not read or write a file, in words that every language has."""

from __future__ import annotations

import errno

from adbaudit.model.message import Message, message


def os_reason(fault: OSError) -> Message:
    """Fit after a colon; a reason that we have no words for is given in the system's own."""
    known = _REASONS.get(fault.errno or 0)
    return known or message("{reason}", reason=fault.strerror or str(fault))


_NOT_ALLOWED = message("this computer does not allow it")
_REASONS = {
    errno.ENOENT: message("there is nothing by that name"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EISDIR: message("it is a folder"),
    errno.ENOTDIR: message("what should be a folder in its name is a file"),
    errno.EEXIST: message("something by that name is there already"),
    errno.ENOSPC: message("there is no room left on the disk"),
    errno.EROFS: message("that place can only be read, not written"),
    errno.ENAMETOOLONG: message("the name is too long"),
    errno.EIO: message("the disk or the cable to it does not work as it should"),
}
