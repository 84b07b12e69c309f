"""Every error a person can meet.

AdbauditError            3   what happened, what it means, what to do next
├── UsageFault           2   the command line asks for something that does not exist
├── PolicyFaults         2   a policy file with faults, all of them at once
├── BaselineFault        2   a baseline that is none, of another version, or damaged
├── AdbMissing           3   no adb program, or one too old
├── ServerFault          3   the adb server cannot be reached or started
├── NoPhone              3   nothing is plugged in
├── SeveralPhones        3   more than one phone, none chosen
├── PhoneNotReady        3   unauthorised, offline, in recovery, no permission on this computer
├── NotPaired            3   pairing over Wi-Fi did not work
├── PhoneLost            3   the connection ended while reading
├── PageNotOpened        3   the phone opened none of an app's pages
├── FileFault            3   a file or folder cannot be read or written
│   └── NothingKnown     3   it holds nothing that adbaudit knows
├── PhoneBusy            3   another run is changing the phone
├── JournalFault         3   the record of what was changed on a phone cannot be written or trusted
│   └── EndNotNoted      5   the phone was changed, and the record of it has no end
└── RuleFaults           2   rule files with faults, all of them at once
"""

from __future__ import annotations

from adbaudit.model.message import Message, message
from adbaudit.model.rule_fault import RuleFault, lines_of


class AdbauditError(Exception):
    """An error in three parts: what happened, what it means, what to do next."""

    exit_code = 3

    def __init__(self, happened: Message, *, means: Message, next_step: Message) -> None:
        """Keep the three parts; the command line translates and prints them."""
        super().__init__(str(happened))
        self.happened = happened
        self.means = means
        self.next_step = next_step


class UsageFault(AdbauditError):
    """The command line asks for something that does not exist."""

    exit_code = 2


class AdbMissing(AdbauditError):
    """No adb program was found, or only one too old."""


class ServerFault(AdbauditError):
    """The adb server cannot be reached or started."""


class NoPhone(AdbauditError):
    """No phone is connected."""


class SeveralPhones(AdbauditError):
    """More than one phone is connected and none was chosen."""


class PhoneNotReady(AdbauditError):
    """A phone is there but does not let us in yet."""


class NotPaired(AdbauditError):
    """Pairing with a phone over Wi-Fi did not work."""


class PhoneLost(AdbauditError):
    """The connection to the phone ended before anything could be read."""


class PageNotOpened(AdbauditError):
    """The phone opened none of an app's pages."""


class FileFault(AdbauditError):
    """A file or folder cannot be read or written."""


class NothingKnown(FileFault):
    """A file or folder could be read and holds nothing that we know."""


class PhoneBusy(AdbauditError):
    """Another run on this computer is changing the phone."""


class JournalFault(AdbauditError):
    """The record of what was changed on a phone cannot be written, read or trusted."""


class EndNotNoted(JournalFault):
    """The phone was changed, and the record of it has no end."""

    exit_code = 5


class RuleFaults(AdbauditError):
    """Rule files have faults; `faults` holds one line each, `file:path: what is wrong`."""

    exit_code = 2

    def __init__(self, faults: tuple[RuleFault, ...]) -> None:
        """Keep every fault, so that an author mends them in one go."""
        super().__init__(
            message("The rule files have faults, and none of them was used."),
            means=message("Without whole rules the audit could miss an app, so it was not started."),
            next_step=message("Mend these lines, then try again:\n{faults}", faults=lines_of(faults)),
        )
        self.faults = tuple(map(str, faults))


class PolicyFaults(AdbauditError):
    """A policy file has faults; `faults` holds one line each, `file:path: what is wrong`."""

    exit_code = 2

    def __init__(self, faults: tuple[RuleFault, ...]) -> None:
        """Keep every fault, so that an author mends them in one go."""
        super().__init__(
            message("The policy file has faults, so it was not used."),
            means=message("Without it nobody can say which findings make the run fail, so nothing was looked at."),
            next_step=message("Mend these lines, then try again:\n{faults}", faults=lines_of(faults)),
        )
        self.faults = tuple(map(str, faults))


class BaselineFault(AdbauditError):
    """A baseline cannot be used."""

    exit_code = 2

    def __init__(self, file: str, reason: Message) -> None:
        """Say which file, and why."""
        super().__init__(
            message("The baseline {file} cannot be used: {reason}.", file=file, reason=reason),
            means=message("Nobody can say which findings were known before, so nothing was looked at."),
            next_step=message("Get the file as it was written, or make a new one with --write-baseline."),
        )
