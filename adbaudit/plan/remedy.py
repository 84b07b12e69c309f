"""The steps that answer one finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from adbaudit.model.device import Device
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.finding import Finding
from adbaudit.model.guide import Guide
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName, PermissionGroup
from adbaudit.model.plan import Disposition, Step
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.model.user import UserId
from adbaudit.plan.permissions import permission_steps
from adbaudit.plan.place import Place
from adbaudit.plan.special_access import special_access_steps
from adbaudit.plan.subjects import subject_name

_GROUPS = {group.value: group for group in PermissionGroup}
_KINDS = {kind.value: kind for kind in SpecialAccessKind}


def remedies(
    finding: Finding,
    device: Device | None,
    installed: InstalledPackage | None,
    guides: Sequence[Guide],
    *,
    label: str | None = None,
) -> tuple[Step, ...]:
    """What stops it, for the finding's subject; nothing where there is nothing a person could switch.

    `device` is `None` where only an APK file was looked at: then all there is to do is to say no when it asks.
    """
    subject = finding.subject
    if subject is None or subject not in {*_GROUPS, *_KINDS}:
        return ()
    if device is None:
        return (_before_install(subject),)
    if installed is None:
        return ()
    place = Place(device=device, installed=installed, guides=tuple(guides), name=label or installed.package)
    if subject in _KINDS:
        return special_access_steps(place, _KINDS[subject])
    return permission_steps(place, _GROUPS[subject], finding.permissions)


def with_remedies(
    findings: Sequence[Finding],
    device: Device | None,
    installed: Sequence[tuple[InstalledPackage, str | None]],
    guides: Sequence[Guide],
) -> tuple[Finding, ...]:
    """The same findings, each with its steps; `installed` comes with the label of each package, if it has one."""
    known = {(one.package, one.user): (one, label) for one, label in installed}
    return tuple(_with_remedy(finding, device, known, guides) for finding in findings)


def _with_remedy(
    finding: Finding,
    device: Device | None,
    known: Mapping[tuple[PackageName, UserId], tuple[InstalledPackage, str | None]],
    guides: Sequence[Guide],
) -> Finding:
    one, label = None, None
    if finding.package is not None and finding.user is not None:
        one, label = known.get((finding.package, finding.user), (None, None))
    return replace(finding, remedy=remedies(finding, device, one, guides, label=label))


def _before_install(subject: str) -> Step:
    return Step(
        step=message("Answer “Don’t allow” if it ever asks for {what}.", what=subject_name(subject)),
        disposition=Disposition.MANUAL,
        notes=(message("An app made for Android 5 or older gets it at install without asking: do not install it."),),
    )
