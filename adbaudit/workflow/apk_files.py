"""APK files as apps of nobody's phone, and what could not be read of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from adbaudit.apk.gaps import gap_of, gaps_of
from adbaudit.apk.missed import Missed
from adbaudit.errors import FileFault
from adbaudit.facts.declared import declared_access
from adbaudit.facts.declared_special import declared_special_access
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.app import App
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.gap import Gap
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.place import place_of
from adbaudit.model.rule import RulePack
from adbaudit.model.user import UserId
from adbaudit.ports import Progress
from adbaudit.workflow.apk_reading import Begun, read_each
from adbaudit.workflow.identity import identity_of


def read_files(begun: Begun, pack: RulePack, progress: Progress) -> tuple[tuple[App, ...], tuple[Gap, ...]]:
    """Every app in the files and folders. A path that cannot be read costs only itself.

    Raises:
        FileFault: not one file could be opened.

    """
    apps: list[App] = []
    gaps: list[Gap] = []
    missed, count = [*begun.missed], 0
    for outcome in read_each(begun, progress):
        if isinstance(outcome, Missed):
            missed.append(outcome)
            continue
        for apk in (replace(one, place=place_of(one.path, one.name)) for one in outcome):
            count += 1
            gaps += _gaps_of(apk)
            if _is_an_app(apk):
                apps.append(_app(apk, pack))
    if missed and not count:
        raise _none_opened(missed)
    return tuple(apps), (*gaps, *(_gap_of(one) for one in missed))


def nothing_read(gaps: Sequence[Gap]) -> FileFault:
    """What to say where files were opened and none of them could be read as an APK."""
    reason = gaps[0].reason if gaps else message("there was nothing in it")
    source = gaps[0].source if gaps else "?"
    return FileFault(
        message("No APK could be read. {file}: {reason}.", file=source, reason=reason),
        means=message("Nothing is known of what these files ask for, so this says nothing about any app."),
        next_step=message("Get the files again from where they came from, and check that they are whole."),
    )


def _gaps_of(apk: ApkFacts) -> Iterator[Gap]:
    return (replace(gap, file=apk.place) for gap in gaps_of(apk))


def _gap_of(missed: Missed) -> Gap:
    return replace(gap_of(missed), file=place_of(missed.path, Path(missed.path).name))


def _none_opened(missed: Sequence[Missed]) -> FileFault:
    first = missed[0].fault
    if len(missed) == 1:
        return first
    happened = message(
        "Of {count} files and folders none could be read. {first}", count=len(missed), first=first.happened
    )
    return FileFault(happened, means=first.means, next_step=first.next_step)


def _is_an_app(apk: ApkFacts) -> bool:
    """A text file with an APK's name is none; a part of an app, and one that hides its manifest, is."""
    return apk.package is not None or apk.manifest is ManifestState.UNREADABLE


def _app(apk: ApkFacts, pack: RulePack) -> App:
    installed = InstalledPackage(
        package=apk.package or PackageName(""),
        user=UserId(0),
        version_name=apk.version_name,
        version_code=apk.version_code,
        target_sdk=apk.target_sdk,
        access=declared_access(apk),
        special_access=declared_special_access(apk),
    )
    return App(
        installed=installed,
        label=apk.label,
        shown_label=apk.shown_label,
        identity=identity_of(pack.catalogue, installed, (apk,)),
        apks=(apk,),
        in_phone=False,
    )
