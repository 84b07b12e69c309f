"""Put back what an earlier revoke changed, by its journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from adbaudit.apply import pending, read_journal, stands_as_before, undo
from adbaudit.apply.journal_file import JournalFile
from adbaudit.apply.phone import Phone
from adbaudit.apply.undo import intentions_in
from adbaudit.errors import FileFault, JournalFault, PhoneLost
from adbaudit.facts.desk import Desk
from adbaudit.facts.device import SDK, device_of, sdk_of
from adbaudit.facts.probes import properties, users
from adbaudit.facts.read_back import PhoneStates
from adbaudit.facts.single_property import property_command, property_in
from adbaudit.model.device import Device
from adbaudit.model.journal import Begun, Entry, Pending, PutBack
from adbaudit.model.message import message
from adbaudit.model.receipt import ONLY_SHOWN, Outcome, Receipt
from adbaudit.ports import Clock, Progress, Shell
from adbaudit.version import __version__
from adbaudit.workflow.phones import OpenPhone
from adbaudit.workflow.receipts import JOURNAL, Visit, sealing_key, visits
from adbaudit.workflow.saved_reports import names_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A journal that belongs to the phone."""

    path: Path
    entries: tuple[Entry, ...]
    journal: JournalFile


def find_journal(phone: OpenPhone, path: Path | None, environ: Mapping[str, str]) -> Found:
    """The journal that was named, a file or its folder, else the phone's newest with something to put back.

    Where the phone stands as before all of those that are not wholly put back, the newest of them.

    Raises:
        JournalFault: there is none, it is of another phone, or cannot be trusted.
        PhoneLost: the phone did not tell its Android version.

    """
    key = sealing_key(environ)
    if path is not None:
        return _of_this_phone(phone, _opened(path / JOURNAL if path.is_dir() else path, key))
    newest = None
    for visit in visits(environ, phone.device_id):
        found = _opened(visit.journal, key)
        if not found.entries or _is_put_back(found.entries):
            continue
        found = _of_this_phone(phone, found)
        if not stands_as_before(found.entries, _changeable(phone)):
            return found
        newest = newest or found
    if newest is None:
        raise _nothing_to_put_back()
    return newest


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPutBack:
    """What an undo would bring back, and what the phone, its users and the apps are called."""

    pending: tuple[Pending, ...]
    device: Device
    """Without users where the phone did not tell."""
    names: Mapping[str, str]
    """What people know an app by, for each package of the report from before the change; none without that report."""


def look(phone: OpenPhone, progress: Progress, found: Found, *, is_forced: bool) -> ToPutBack:
    """Look what there is to put back, and change nothing.

    Raises:
        PhoneLost: the phone did not tell its Android version.

    """
    progress.step(message("Looking what can be put back"))
    ahead = pending(found.entries, _changeable(phone), is_forced=is_forced)
    desk = Desk()
    desk.take(phone.shell.run([users.command(), properties.command()]))
    listed = desk.kept(users.command(), users.parse) if desk.is_whole(users.command()) else None
    told = desk.kept(properties.command(), properties.parse) or {}
    device = device_of(told, listed.users if listed else (), phone.device_id)
    return ToPutBack(pending=ahead, device=device, names=_names(Visit(folder=found.path.parent)))


def put_back(
    phone: OpenPhone, clock: Clock, progress: Progress, found: Found, *, is_forced: bool
) -> tuple[Receipt, ...]:
    """One receipt a subject, read back from the phone.

    Raises:
        PhoneLost: the phone did not tell its Android version.
        JournalFault: the journal could not be written; the phone was not changed.

    """
    progress.step(message("Putting back what was changed, and reading it back"))
    return undo(found.entries, _changeable(phone), found.journal, clock, is_forced=is_forced)


def planned_only(ahead: ToPutBack, clock: Clock) -> tuple[Receipt, ...]:
    """What would be put back as receipts of a run that was only to show it."""
    return tuple(
        Receipt(
            action=None,
            subject=one.subject,
            outcome=Outcome.SKIPPED,
            because=ONLY_SHOWN,
            commands=(),
            before=one.now,
            after=one.now,
            at=clock.now(),
        )
        for one in ahead.pending
    )


def _names(visit: Visit) -> Mapping[str, str]:
    """A report that is not there or cannot be read leaves the packages' own names."""
    try:
        return names_in(visit.report)
    except FileFault:
        return {}


def _changeable(phone: OpenPhone) -> Phone:
    sdk = _sdk_of(phone.shell)
    return Phone(shell=phone.shell, reader=PhoneStates(sdk), device=phone.device_id, sdk=sdk, version=__version__)


def _opened(path: Path, key: bytes) -> Found:
    entries, journal = read_journal(path, key)
    return Found(path=path, entries=entries, journal=journal)


def _of_this_phone(phone: OpenPhone, found: Found) -> Found:
    if not found.entries:
        raise _nothing_to_put_back()
    begun = found.entries[0]
    if isinstance(begun, Begun) and begun.device == phone.device_id:
        return found
    raise JournalFault(
        message("The journal {path} is of another phone.", path=str(found.path)),
        means=message("What it says would be wrong for this one, so nothing was changed."),
        next_step=message(
            "Connect the phone that was changed, or leave the journal’s name away to use this phone’s own."
        ),
    )


def _is_put_back(entries: Sequence[Entry]) -> bool:
    """Everything that was begun stands as before, by the last undo's own reading."""
    last = entries[-1]
    if not isinstance(last, PutBack):
        return False
    good = {receipt.subject for receipt in last.receipts if receipt.took_effect}
    return all(intention.subject in good for intention in intentions_in(entries))


def _sdk_of(shell: Shell) -> int:
    for sdk in map(sdk_of, map(property_in, shell.run([property_command(SDK)]))):
        if sdk is not None:
            return sdk
    raise PhoneLost(
        message("The phone did not tell its Android version."),
        means=message("Without it adbaudit does not know which commands put things back, so nothing was changed."),
        next_step=message("Check the cable, unlock the phone, and run the same command again."),
    )


def _nothing_to_put_back() -> JournalFault:
    return JournalFault(
        message("There is nothing to put back on this phone."),
        means=message("From this computer nothing was changed on it, or all of that was put back already."),
        next_step=message(
            "If another computer made the change, run undo there; a copied journal is not believed on this one. To "
            "look at one change again, name its folder: adbaudit undo FOLDER"
        ),
    )
