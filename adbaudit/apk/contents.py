"""What one APK file holds, and the facts that one file, or a base with its splits, add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adbaudit.apk.archive import MANIFEST, RESOURCES, Archive
from adbaudit.apk.label import choose_text
from adbaudit.apk.manifest import Manifest, Resource, parse_manifest
from adbaudit.apk.resources import Text, find_texts
from adbaudit.apk.signers import read_signers
from adbaudit.apk.unreadable import Unreadable
from adbaudit.model.apk import ApkFacts, ManifestState


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """One file, read as far as it could be; what could not be read has left its word in `traits`."""

    manifest: Manifest | None
    texts: tuple[Text, ...] = ()
    signers: tuple[str, ...] | None = None
    traits: tuple[str, ...] = ()


def read_contents(archive: Archive, *, label: Resource | None = None, with_label: bool = True) -> Contents:
    """Read one APK; `label` is the base's label when this is one of its splits."""
    try:
        manifest = parse_manifest(_required(archive))
    except Unreadable as unreadable:
        return Contents(manifest=None, traits=(unreadable.why,))
    contents = Contents(manifest=manifest)
    if with_label:
        contents = _with_texts(contents, archive, label or manifest.label)
    try:
        return replace(contents, signers=read_signers(archive))
    except Unreadable as unreadable:
        return replace(contents, traits=(*contents.traits, unreadable.why))


def facts_from(path: str, base: Contents, splits: Sequence[Contents], language: str) -> ApkFacts:
    """The facts of an app. Requests of permissions count in the base only, as on Android; services count anywhere."""
    manifest = base.manifest
    if manifest is None:
        return ApkFacts(path=path, manifest=ManifestState.UNREADABLE, traits=base.traits)
    own = [one for one in splits if one.manifest is not None and one.manifest.package == manifest.package]
    parts = [manifest, *(one.manifest for one in own if one.manifest)]
    return ApkFacts(
        path=path,
        manifest=ManifestState.READ if manifest.split is None else ManifestState.NOT_READ,
        package=manifest.package,
        label=_label(manifest, [*base.texts, *(text for one in own for text in one.texts)], language),
        version_name=manifest.version_name,
        version_code=manifest.version_code,
        min_sdk=manifest.min_sdk,
        target_sdk=manifest.target_sdk,
        signers=base.signers,
        declared=manifest.declared,
        services=tuple(sorted({service for part in parts for service in part.guarded})),
        traits=tuple(sorted({*base.traits, *_traits(parts, [*splits], len(own))})),
    )


def _required(archive: Archive) -> bytes:
    axml = archive.read(MANIFEST)
    if axml is None:
        raise Unreadable("no-manifest")
    return axml


def _with_texts(contents: Contents, archive: Archive, label: str | Resource | None) -> Contents:
    """Look the label up; a table that cannot be read costs the label, not the permissions."""
    if not isinstance(label, Resource):
        return contents
    try:
        table = archive.read(RESOURCES)
        return replace(contents, texts=find_texts(table, label.id) if table else ())
    except Unreadable as unreadable:
        return replace(contents, traits=(*contents.traits, unreadable.why))


def _label(manifest: Manifest, texts: Sequence[Text], language: str) -> str | None:
    return manifest.label if isinstance(manifest.label, str) else choose_text(texts, language)


def _traits(parts: Sequence[Manifest], splits: Sequence[Contents], own: int) -> tuple[str, ...]:
    """What a reader should know of the whole that no single part says."""
    marks = {
        "split-without-base": parts[0].split is not None,
        "split-unreadable": any(one.manifest is None for one in splits),
        "split-of-another-app": own < sum(one.manifest is not None for one in splits),
        "component-guard-hidden": any(part.hides_guard for part in parts),
    }
    return tuple(word for word, holds in marks.items() if holds)
