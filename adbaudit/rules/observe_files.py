"""What is seen of an app's APK files."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.apk import ManifestState, RoleKind
from adbaudit.model.apk_parts import MANIFEST, SIGNERS
from adbaudit.model.app import App
from adbaudit.model.bend import bends_in
from adbaudit.model.finding import Evidence
from adbaudit.model.message import message
from adbaudit.rules.observation import Observation, unknown, yes


def manifest(app: App, state: ManifestState) -> Iterator[Observation]:
    """The state of each APK's manifest; one that nobody looked at says nothing about another state."""
    yield from _of_each_apk(app)
    for apk in app.apks:
        if apk.manifest is state:
            yield yes(Evidence(source=apk.path, detail=_MANIFEST[state]))
        elif apk.manifest is ManifestState.NOT_READ:
            yield unknown(MANIFEST)


_MANIFEST = {
    ManifestState.READ: message("its manifest was read"),
    ManifestState.UNREADABLE: message("its manifest cannot be read"),
    ManifestState.NOT_READ: message("its manifest was not looked at"),
}


def unsigned(app: App) -> Iterator[Observation]:
    """Whether an APK file has no signing certificate."""
    yield from _of_each_apk(app)
    for apk in app.apks:
        if apk.signers is None:
            yield unknown(SIGNERS)
        elif not apk.signers:
            yield yes(Evidence(source=apk.path, detail=message("no signing certificate")))


def bent(app: App) -> Iterator[Observation]:
    """Whether an APK file is made so that tools fail on it; one that could not be read is told otherwise."""
    yield from _of_each_apk(app)
    for apk in app.apks:
        if apk.manifest is ManifestState.NOT_READ:
            yield unknown(MANIFEST)
        elif apk.manifest is ManifestState.READ:
            yield from (yes(Evidence(source=apk.path, detail=bend)) for bend in bends_in(apk.traits))


def role(app: App, kind: RoleKind) -> Iterator[Observation]:
    """Each component of the manifest that the system would use for this, once somebody lets it."""
    yield from _of_each_apk(app)
    for apk in app.apks:
        if apk.declares is None:
            yield unknown(MANIFEST)
            continue
        for one in apk.declares.roles:
            if one.kind is kind:
                detail = message("the manifest has a component for it: {component}", component=one.component)
                yield yes(Evidence(source=apk.path, detail=detail))


def _of_each_apk(app: App) -> Iterator[Observation]:
    """A file that was to be looked at and is not there is unknown; one on a phone that nobody asked for is not."""
    if not app.apks and not app.in_phone:
        yield unknown(message("the app's APK file"))
