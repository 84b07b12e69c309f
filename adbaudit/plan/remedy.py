"""The steps that answer findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from adbaudit.model.device import Device
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.finding import Finding
from adbaudit.model.guide import Guide
from adbaudit.model.message import message
from adbaudit.model.names import subject_name
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.plan import Disposition, Step
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.plan.consequences import consequences
from adbaudit.plan.locks import NOTES_ON_COMMANDS
from adbaudit.plan.permissions import permission_steps
from adbaudit.plan.place import NOTHING_AROUND, Around, Place
from adbaudit.plan.screens import NOTES_ON_SCREENS
from adbaudit.plan.special_access import special_access_steps

_GROUPS = {group.value: group for group in PermissionGroup}
_KINDS = {kind.value: kind for kind in SpecialAccessKind}
_NEVER_ASKED = frozenset({PermissionGroup.QUERY_ALL_PACKAGES.value})
"""Given to every app that requests it, when it is installed."""
_ASKS_FROM = 23
"""The first target SDK whose apps must ask at run time (developer.android.com, runtime permissions)."""
_IN_EACH_COPY = message("This app is there more than once: do it in each copy.")


def remedies(
    finding: Finding,
    device: Device | None,
    installed: InstalledPackage | None,
    guides: Sequence[Guide],
    around: Around = NOTHING_AROUND,
) -> tuple[Step, ...]:
    """What stops it, for the finding's subject; nothing where there is nothing a person could switch.

    `device` is `None` where only an APK file was looked at: then all there is to do is to say no when it asks.
    """
    subject = finding.subject
    if subject is None or subject not in {*_GROUPS, *_KINDS}:
        return ()
    if device is None:
        return (_before_install(subject, installed.target_sdk if installed else None),)
    if installed is None:
        return ()
    place = Place(device=device, installed=installed, guides=tuple(guides), around=around)
    if subject in _KINDS:
        steps = special_access_steps(place, _KINDS[subject])
    else:
        steps = permission_steps(place, _GROUPS[subject], finding.permissions)
    return tuple(_explained(step, device.sdk) for step in steps)


def _explained(step: Step, sdk: int | None) -> Step:
    """With what it changes, and which of its notes are about taps or commands alone."""
    return replace(
        step,
        consequences=consequences(step.actions, sdk),
        about_screens=frozenset(step.notes) & NOTES_ON_SCREENS,
        about_commands=frozenset(step.notes) & NOTES_ON_COMMANDS,
    )


def with_remedies(
    findings: Sequence[Finding],
    device: Device | None,
    installed: Sequence[tuple[InstalledPackage, str | None]],
    guides: Sequence[Guide],
) -> tuple[Finding, ...]:
    """The same findings, each with its steps; `installed` comes with the label of each package, if it has one."""
    copies = _copies([one for one, _ in installed], of_files=device is None)
    labels: dict[object, str | None] = {one.package: label for one, label in installed}
    count = Counter(one.package for one, _ in installed)
    services = _accessibility([one for one, _ in installed])
    told = []
    for finding in findings:
        one = copies.get((finding.package, finding.user))
        around = Around(
            label=labels.get(finding.package),
            has_copies=one is not None and count[one.package] > 1,
            accessibility=services.get(finding.user),
        )
        steps = remedies(finding, device, one, guides, around)
        told.append(replace(finding, remedy=steps))
    return _in_each_copy(_once(told))


def _copies(installed: Sequence[InstalledPackage], *, of_files: bool) -> dict[object, InstalledPackage]:
    """By package and user. Of several files of one package, which have no user, the one made for the oldest Android."""
    if not of_files:
        return {(one.package, one.user): one for one in installed}
    newest_first = sorted(installed, key=lambda one: one.target_sdk or 0, reverse=True)
    return {(one.package, None): one for one in newest_first}


def _accessibility(installed: Sequence[InstalledPackage]) -> dict[object, tuple[str, ...] | None]:
    """The services switched on for each user; `None` where one of them was not read, or has no name."""
    every: dict[object, tuple[str, ...] | None] = {}
    for one in installed:
        for special in one.special_access:
            if special.kind is not SpecialAccessKind.ACCESSIBILITY or special.state is SpecialAccessState.OFF:
                continue
            known = every.get(one.user, ())
            is_known = special.state is SpecialAccessState.ON and special.component is not None and known is not None
            every[one.user] = (
                (*known, special.component) if is_known and known is not None and special.component else None
            )
    return every


def _once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """A step all of whose commands another step of the same copy holds too gives way to that one."""
    steps: defaultdict[object, list[Step]] = defaultdict(list)
    for finding in findings:
        steps[finding.package, finding.user].extend(finding.remedy)
    return tuple(
        replace(finding, remedy=_widest(finding.remedy, steps[finding.package, finding.user])) for finding in findings
    )


def _widest(remedy: tuple[Step, ...], others: Sequence[Step]) -> tuple[Step, ...]:
    return tuple(dict.fromkeys(_holding(step, others) for step in remedy))


def _holding(step: Step, others: Iterable[Step]) -> Step:
    mine = set(step.commands)
    wider = [other for other in others if mine and mine < set(other.commands)]
    return max(wider, key=lambda other: len(other.commands), default=step)


def _in_each_copy(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Where several users' copies are found with the same, each of their steps says so."""
    users: defaultdict[object, set[object]] = defaultdict(set)
    for finding in findings:
        users[finding.rule, finding.package].add(finding.user)
    several = {
        (finding.package, finding.user, step)
        for finding in findings
        for step in finding.remedy
        if len(users[finding.rule, finding.package]) > 1
    }
    return tuple(
        replace(
            finding,
            remedy=tuple(
                _noted(step) if (finding.package, finding.user, step) in several else step for step in finding.remedy
            ),
        )
        for finding in findings
    )


def _noted(step: Step) -> Step:
    return replace(step, notes=(*step.notes, _IN_EACH_COPY))


def _before_install(subject: str, target_sdk: int | None) -> Step:
    what = subject_name(subject)
    if subject in _GROUPS and target_sdk is not None and target_sdk < _ASKS_FROM:
        made_before = message(
            "Do not install it: it gets {what} when it is installed, and the phone will not ask.", what=what
        )
        return Step(step=made_before, disposition=Disposition.MANUAL)
    if subject in _NEVER_ASKED:
        unasked = message(
            "Do not install it: once it is installed it sees {what}, and the phone will not ask.", what=what
        )
        return Step(step=unasked, disposition=Disposition.MANUAL)
    if subject in _KINDS:
        left_off = message("Never switch this on for it: {what}.", what=what)
        return Step(step=left_off, disposition=Disposition.MANUAL)
    unknown = subject in _GROUPS and target_sdk is None
    note = message("An app made for Android 5 or older gets it at install without asking: do not install it.")
    return Step(
        step=message("Answer “Don’t allow” if it ever asks for {what}.", what=what),
        disposition=Disposition.MANUAL,
        notes=(note,) if unknown else (),
    )
