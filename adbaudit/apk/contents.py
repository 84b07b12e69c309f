"""What one APK file holds, and the facts that one file, or a base with its splits, add up to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from adbaudit.apk.archive import MANIFEST, RESOURCES, Archive, Content
from adbaudit.apk.label import choose_text
from adbaudit.apk.manifest import Manifest, Resource, parse_manifest
from adbaudit.apk.resources import Text, find_texts
from adbaudit.apk.signers import read_signers
from adbaudit.apk.unreadable import Unreadable
from adbaudit.model.apk import MOST_LABELS, ApkFacts, ManifestState
from adbaudit.model.permission import PackageName

NO_APK = frozenset({"empty-file", "not-a-zip", "cut-off", "no-manifest", "no-apk-inside"})
"""What no phone would install, and so no way to hide a manifest."""
NO_LABELS: Mapping[PackageName, Resource] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """One file, read as far as it could be; what could not be read has left its word in `traits`."""

    manifest: Manifest | None
    texts: tuple[Text, ...] = ()
    signers: tuple[str, ...] | None = None
    traits: tuple[str, ...] = ()


def read_contents(
    archive: Archive, *, labels: Mapping[PackageName, Resource] = NO_LABELS, with_label: bool = True
) -> Contents:
    """Read one APK; a split holds texts of its base, whose label is looked up in `labels`."""
    try:
        packed = _required(archive)
        contents = Contents(manifest=parse_manifest(packed.data), traits=(*archive.bends, *packed.bends))
    except Unreadable as unreadable:
        return Contents(manifest=None, traits=(unreadable.why,))
    manifest = contents.manifest
    if with_label and manifest is not None:
        label = manifest.label if manifest.split is None else labels.get(manifest.package)
        contents = _with_texts(contents, archive, label)
    try:
        return replace(contents, signers=read_signers(archive))
    except Unreadable as unreadable:
        return replace(contents, traits=(*contents.traits, unreadable.why))


def facts_from(path: str, name: str, contents: Sequence[Contents], language: str) -> ApkFacts:
    """The facts of a base and its splits. Requests of permissions count in the base only, as on Android."""
    base = contents[0]
    manifest = base.manifest
    if manifest is None:
        return unread_facts(path, name, base.traits)
    parts = [one.manifest for one in contents if one.manifest]
    forms = [text for one in contents for text in one.texts]
    if isinstance(manifest.label, str):
        forms = [Text(text=manifest.label)]
    labels = sorted({form.text for form in forms})
    return ApkFacts(
        path=path,
        name=name,
        manifest=ManifestState.READ if manifest.split is None else ManifestState.NOT_READ,
        package=manifest.package,
        label=choose_text(forms, ""),
        shown_label=choose_text(forms, language),
        labels=tuple(labels[:MOST_LABELS]),
        version_name=manifest.version_name,
        version_code=manifest.version_code,
        min_sdk=manifest.min_sdk,
        target_sdk=manifest.target_sdk,
        signers=base.signers,
        declared=manifest.declared,
        services=tuple(sorted({service for part in parts for service in part.guarded})),
        traits=tuple(sorted({*base.traits, *_traits(parts, len(labels))})),
    )


def unread_facts(path: str, name: str, traits: tuple[str, ...]) -> ApkFacts:
    """A file whose manifest told nothing: one that hides it, or one that never had any."""
    state = ManifestState.NOT_READ if NO_APK.intersection(traits) else ManifestState.UNREADABLE
    return ApkFacts(path=path, name=name, manifest=state, traits=traits)


def _required(archive: Archive) -> Content:
    content = archive.content(MANIFEST)
    if content is None:
        raise Unreadable("no-manifest")
    return content


def _with_texts(contents: Contents, archive: Archive, label: str | Resource | None) -> Contents:
    """Look the label up; a table that cannot be read costs the label, not the permissions."""
    if not isinstance(label, Resource):
        return contents
    try:
        table = archive.read(RESOURCES)
        return replace(contents, texts=find_texts(table, label.id) if table else ())
    except Unreadable as unreadable:
        return replace(contents, traits=(*contents.traits, unreadable.why))


def _traits(parts: Sequence[Manifest], labels: int) -> tuple[str, ...]:
    """What a reader should know of the whole that no single part says."""
    marks = {
        "split-without-base": parts[0].split is not None,
        "component-guard-hidden": any(part.hides_guard for part in parts),
        "too-many-labels": labels > MOST_LABELS,
    }
    return tuple(word for word, holds in marks.items() if holds)
