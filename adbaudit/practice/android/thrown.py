"""Exceptions of the phone's Java side, and how each Android version shows them in its shell."""

from __future__ import annotations

from adbaudit.practice.machine import Output

SECURITY = "java.lang.SecurityException"
ILLEGAL_ARGUMENT = "java.lang.IllegalArgumentException"

_TRACE = (
    "\tat android.os.Parcel.createExceptionOrNull(Parcel.java:3057)\n"
    "\tat android.os.Binder.shellCommand(Binder.java:1085)\n"
    "\tat android.os.Binder.onTransact(Binder.java:903)\n"
    "\tat android.os.Binder.execTransact(Binder.java:1280)\n"
)


class Thrown(Exception):
    """A Java exception on its way to the shell, with its class and its text."""

    def __init__(self, java_class: str, text: str) -> None:
        """Keep both parts; the shell's lead-in depends on the version."""
        super().__init__(text)
        self.java_class = java_class
        self.text = text


def shown(thrown: Thrown, *, sdk: int, program: str, command: str) -> Output:
    """The exception as the shell of this version shows it, on standard error.

    To 8.1 `pm` catches it itself (Pm.java); to 10 ShellCommand#exec names security exceptions;
    from 11 BasicShellCommandHandler#exec says which command was running.
    """
    whole = f"{thrown.java_class}: {thrown.text}"
    if sdk <= 27 and program == "pm":
        lead = "Operation not allowed" if thrown.java_class == SECURITY else "Bad argument"
        return Output(stderr=f"{lead}: {whole}\n".encode(), status=1)
    if sdk <= 29 and thrown.java_class == SECURITY:
        text = f"Security exception: {thrown.text}\n\n{whole}\n{_TRACE}"
    elif sdk <= 29:
        text = f"\nException occurred while executing:\n{whole}\n{_TRACE}"
    else:
        text = f"\nException occurred while executing '{command}':\n{whole}\n{_TRACE}"
    return Output(stderr=text.encode(), status=255)
