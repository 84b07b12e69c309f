"""What one APK file holds, and the facts that one file, or a base with its splits, add up to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from adbaudit.apk.archive import MANIFEST, Archive, Content
from adbaudit.apk.code.facts import with_code
from adbaudit.apk.code.read import Found, read_code
from adbaudit.apk.icon import read_icon
from adbaudit.apk.manifest import Manifest, Resource, parse_manifest
from adbaudit.apk.manifest.requests import each_once
from adbaudit.apk.names import Texts, names_of
from adbaudit.apk.references import with_references
from adbaudit.apk.resources import Resources
from adbaudit.apk.second_opinion import second_opinion
from adbaudit.apk.signers import Signature, read_signature
from adbaudit.apk.source import NotFetched
from adbaudit.apk.table import open_table
from adbaudit.apk.unreadable import LABORIOUS, Unreadable
from adbaudit.model.apk import (
    ApkFacts,
    ComponentRole,
    Declarations,
    Feature,
    ManifestState,
    UsesPermission,
)
from adbaudit.model.bend import BENT
from adbaudit.model.code import CodeSigns
from adbaudit.model.icon import Icon
from adbaudit.model.permission import PackageName

NO_APK = frozenset({"empty-file", "not-a-zip", "cut-off", "no-manifest", "no-apk-inside"})
"""What no phone would install, and so no way to hide a manifest."""
Item = TypeVar("Item", str, PackageName, tuple[str, str])

Labels = tuple[str | Resource | None, ...]
"""Of a base: the app's own, then those under its icons; a split may hold their texts."""
Bases = Mapping[PackageName, Manifest]
NO_BASES: Bases = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """One file, read as far as it could be; what could not be read has left its word in `traits`."""

    manifest: Manifest | None
    texts: Texts = ()
    """What it holds of each of the base's labels, in their order."""
    icon: Icon | None = None
    signature: Signature | None = None
    traits: tuple[str, ...] = ()
    code: Found | None = None
    """`None` means not looked into."""


def read_contents(
    archive: Archive,
    *,
    bases: Bases = NO_BASES,
    with_icon: bool = False,
    asks_analysts: bool = False,
    signs: CodeSigns | None = None,
) -> Contents:
    """Read one APK; a split holds texts and pictures of its base, one of `bases`. Code only for `signs`."""
    contents = _with_manifest(archive, asks_analysts=asks_analysts)
    manifest = contents.manifest
    if signs is not None:
        named = (*manifest.components, *manifest.meta_data) if manifest else ()
        contents = replace(contents, code=read_code(archive, signs, named))
    if manifest is None:
        return contents
    contents = _with_references(contents, manifest, archive)
    base = manifest if manifest.split is None else bases.get(manifest.package)
    if base is not None:
        contents = _with_table(contents, archive, base, with_icon=with_icon)
    try:
        signature = read_signature(archive)
        return replace(contents, signature=signature, traits=(*contents.traits, *signature.traits))
    except NotFetched as missing:
        return replace(contents, traits=(*contents.traits, missing.why))
    except Unreadable as unreadable:
        is_named = unreadable.why.startswith("signature-")
        return replace(contents, traits=(*contents.traits, unreadable.why if is_named else "signature-malformed"))


def facts_from(path: str, name: str, contents: Sequence[Contents], language: str) -> ApkFacts:
    """The facts of a base and its splits, taken together.

    Android heeds the requests for permissions of the base only (AOSP `parseSplitApk`), but what a split asks for now
    may stand in the next base: so all are told, those of splits alone marked as such.
    """
    facts = _facts(path, name, contents, language)
    return with_code(facts, [one.code for one in contents if one.code])


def unread_facts(path: str, name: str, traits: tuple[str, ...]) -> ApkFacts:
    """A file whose manifest told nothing: one that hides it, or one that never had any."""
    state = ManifestState.NOT_READ if NO_APK.intersection(traits) else ManifestState.UNREADABLE
    return ApkFacts(path=path, name=name, manifest=state, traits=traits)


def _with_manifest(archive: Archive, *, asks_analysts: bool) -> Contents:
    """The manifest, and where it is bent, what analysts' tools make of it."""
    try:
        packed = _required(archive)
    except Unreadable as unreadable:
        return Contents(manifest=None, traits=(unreadable.why,))
    try:
        manifest = parse_manifest(packed.data)
    except Unreadable as unreadable:
        return Contents(manifest=None, traits=_words(unreadable.why, _opinion(packed, unreadable.why)))
    bends = (*archive.bends, *packed.bends, *manifest.bends)
    opinion = second_opinion(packed.data, manifest) if bends or asks_analysts else None
    return Contents(manifest=manifest, traits=_words(*bends, opinion))


def _opinion(packed: Content, why: str) -> str | None:
    """What takes too long to read here takes others longer."""
    return None if why == LABORIOUS else second_opinion(packed.data, None)


def _words(*words: str | None) -> tuple[str, ...]:
    return tuple(word for word in words if word)


def _facts(path: str, name: str, contents: Sequence[Contents], language: str) -> ApkFacts:
    base = contents[0]
    manifest = base.manifest
    if manifest is None:
        return unread_facts(path, name, base.traits)
    parts = [one.manifest for one in contents if one.manifest]
    every = [word for one in contents for word in one.traits]
    names = names_of(manifest, [one.texts for one in contents], every, language)
    return ApkFacts(
        path=path,
        name=name,
        manifest=ManifestState.READ if manifest.split is None else ManifestState.NOT_READ,
        package=manifest.package,
        label=names.label,
        shown_label=names.shown,
        labels=names.labels,
        icon=next((one.icon for one in contents if one.icon), None),
        version_name=manifest.version_name if isinstance(manifest.version_name, str) else None,
        version_code=manifest.version_code,
        min_sdk=manifest.min_sdk if isinstance(manifest.min_sdk, int) else None,
        target_sdk=manifest.target_sdk if isinstance(manifest.target_sdk, int) else None,
        signers=base.signature.signers if base.signature else None,
        past_signers=base.signature.past_signers if base.signature else (),
        schemes=base.signature.schemes if base.signature else None,
        declared=(*manifest.declared, *_of_splits(parts)),
        services=_all(part.guarded for part in parts),
        declares=_declarations(parts),
        traits=_all([base.traits, *_bends(contents[1:]), _traits(parts), names.traits]),
    )


def _of_splits(parts: Sequence[Manifest]) -> tuple[UsesPermission, ...]:
    """What splits ask for and the base does not."""
    asked = {uses.permission for uses in parts[0].declared}
    more = (uses for part in parts[1:] for uses in part.declared if uses.permission not in asked)
    return tuple(replace(uses, is_of_split=True) for uses in each_once(more))


def _declarations(parts: Sequence[Manifest]) -> Declarations:
    """What base and splits declare together; the switches of the whole app stand in the base."""
    base = parts[0]
    required: dict[str, bool] = {}
    for feature in (feature for part in parts for feature in part.features):
        required[feature.name] = required.get(feature.name, False) or feature.is_required
    return Declarations(
        features=tuple(Feature(name=name, is_required=required[name]) for name in sorted(required)),
        roles=tuple(sorted({role for part in parts for role in part.roles}, key=_by_role)),
        exported=_all(part.exported for part in parts),
        queries=_all(part.queries for part in parts),
        meta_data=_all(part.meta_data for part in parts),
        allows_backup=base.allows_backup,
        allows_cleartext=base.allows_cleartext,
        is_debuggable=base.is_debuggable,
        is_test_only=base.is_test_only,
    )


def _by_role(role: ComponentRole) -> tuple[str, str]:
    return role.kind.value, role.component


def _all(some: Iterable[Iterable[Item]]) -> tuple[Item, ...]:
    """Each once, sorted."""
    return tuple(sorted({item for items in some for item in items}))


def _bends(splits: Sequence[Contents]) -> Iterator[list[str]]:
    return ([word for word in one.traits if word.startswith(BENT)] for one in splits)


def _required(archive: Archive) -> Content:
    content = archive.content(MANIFEST)
    if content is None:
        raise Unreadable("no-manifest")
    return content


def _with_references(contents: Contents, manifest: Manifest, archive: Archive) -> Contents:
    try:
        return replace(contents, manifest=with_references(manifest, archive))
    except Unreadable as unreadable:
        return replace(contents, traits=(*contents.traits, unreadable.why))


def _with_table(contents: Contents, archive: Archive, base: Manifest, *, with_icon: bool) -> Contents:
    """Look names and icon up; a table that cannot be read costs these, not the permissions."""
    has_names = any(isinstance(label, Resource) for label in base.labels)
    if not has_names and not (with_icon and base.icon):
        return contents
    try:
        table = open_table(archive)
        if table is None:
            return contents
        resources = Resources(table)
        contents = with_texts(contents, resources, base.labels)
    except Unreadable as unreadable:
        return replace(contents, traits=(*contents.traits, unreadable.why)) if has_names else contents
    return replace(contents, icon=read_icon(archive, resources, base.icon)) if with_icon else contents


def with_texts(contents: Contents, resources: Resources, labels: Labels) -> Contents:
    """What a table holds of these labels, in their order.

    Raises:
        Unreadable: the table is damaged.

    """
    texts = tuple(resources.texts(label.id) if isinstance(label, Resource) else () for label in labels)
    return replace(contents, texts=texts, traits=(*contents.traits, *resources.traits))


def _traits(parts: Sequence[Manifest]) -> tuple[str, ...]:
    """What a reader should know of the whole that no single part says."""
    marks = {
        "split-without-base": parts[0].split is not None,
        "split-asks-more": bool(_of_splits(parts)),
        "component-guard-hidden": any(part.hides_guard for part in parts),
    }
    return tuple(word for word, holds in marks.items() if holds)
