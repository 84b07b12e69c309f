"""A manifest, read whole: half of one would look like one that asks for little."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from adbaudit.apk.manifest.components import Components, guarded, hides_guard, open_to_all, roles
from adbaudit.apk.manifest.ids import (
    ALLOW_BACKUP,
    ATTRIBUTE_NAMES,
    CLEARTEXT,
    DEBUGGABLE,
    ICON,
    LABEL,
    NAME,
    TEST_ONLY,
    VERSION_NAME,
)
from adbaudit.apk.manifest.launchers import MOST_LABELS, launcher_labels
from adbaudit.apk.manifest.requests import Requests, each_once, features
from adbaudit.apk.manifest.versions import sdks, version_code
from adbaudit.apk.manifest.walk import walk
from adbaudit.apk.unreadable import Unreadable
from adbaudit.apk.xml.attributes import Attributes, Resource, Taker, Value, note_names
from adbaudit.apk.xml.tree import open_tree
from adbaudit.model.apk import ComponentRole, Feature, UsesPermission
from adbaudit.model.permission import PackageName

_PACKAGE = re.compile(r"android|(?:[A-Za-z][A-Za-z0-9_]*)?(?:\.(?:[A-Za-z][A-Za-z0-9_]*)?)+")
"""AOSP `FrameworkParsingPackageUtils.validateName`."""
_LONGEST_PACKAGE = 223
_CLEARTEXT_BEFORE = 28
"""Apps built for an older Android may send unencrypted unless they say otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What we take from a manifest; `split` names a part of an app that cannot stand alone."""

    package: PackageName
    split: str | None = None
    label: str | Resource | None = None
    launcher_labels: tuple[str | Resource | None, ...] = ()
    """Under its icons on the home screen, the one that is shown first; `None`: the app's own."""
    icon: Resource | None = None
    version_name: str | Resource | None = None
    version_code: int | None = None
    min_sdk: int | Resource | None = None
    target_sdk: int | Resource | None = None
    declared: tuple[UsesPermission, ...] = ()
    features: tuple[Feature, ...] = ()
    roles: tuple[ComponentRole, ...] = ()
    guarded: tuple[tuple[str, str], ...] = ()
    """(component, permission) of the services and receivers that only the system may bind."""
    hides_guard: bool = False
    """A component takes its permission from a resource, where this reader does not look."""
    components: tuple[str, ...] = ()
    """The classes of all components."""
    exported: tuple[str, ...] = ()
    queries: tuple[PackageName, ...] = ()
    meta_data: tuple[str, ...] = ()
    allows_backup: bool | None = None
    allows_cleartext: bool | None = None
    is_debuggable: bool | None = None
    is_test_only: bool | None = None
    bends: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str | Resource | None, ...]:
        """The app's own, then those under its icons."""
        return self.label, *self.launcher_labels[:MOST_LABELS]


@dataclass(slots=True, kw_only=True)
class _Gathered:
    """What the tags said so far."""

    root: Attributes | None = None
    sdk: Attributes | None = None
    application: Attributes | None = None
    requests: Requests = field(default_factory=Requests)
    components: Components = field(default_factory=lambda: Components(package=""))
    queries: set[str] = field(default_factory=set)
    meta_data: set[str] = field(default_factory=set)

    def takers(self) -> dict[str, Taker]:
        """By the tag that each of them takes."""
        return {
            **self.requests.takers(),
            **self.components.takers(),
            "manifest": self._take_root,
            "uses-sdk": self._take_sdk,
            "application": self._take_application,
            "package": lambda say: self.queries.add(say.text(NAME) or ""),
            "meta-data": lambda say: self.meta_data.add(say.text(NAME) or ""),
        }

    def _take_root(self, say: Attributes) -> None:
        self.root = say
        self.components.package = _package(say)

    def _take_sdk(self, say: Attributes) -> None:
        self.sdk = say

    def _take_application(self, say: Attributes) -> None:
        self.application = self.application or say


def parse_manifest(axml: bytes) -> Manifest:
    """Read a whole manifest as Android does, or raise `Unreadable`."""
    tree = open_tree(axml)
    gathered = _Gathered()
    takers = gathered.takers()
    for name, attributes in walk(tree):
        takers[name](attributes)
    if gathered.root is None:
        raise Unreadable("manifest-malformed")
    if gathered.requests.is_nameless:
        tree.bends.add("bent-nameless-request")
    note_names(tree, ATTRIBUTE_NAMES)
    return _manifest(gathered, gathered.root, gathered.application, tree.bends)


def _package(root: Attributes) -> str:
    """The name as Android reads it, by its raw text; where that is no name, the typed one, though no phone takes it."""
    raw = root.named("package") or ""
    for name in (raw, root.typed_named("package") or ""):
        if _PACKAGE.fullmatch(name) and len(name) <= _LONGEST_PACKAGE:
            if name != raw:
                root.tree.bends.add("bent-package-name")
            return name
    raise Unreadable("no-package-name")


def _manifest(gathered: _Gathered, root: Attributes, application: Attributes | None, bends: set[str]) -> Manifest:
    minimum, target = sdks(gathered.sdk)
    components = gathered.components.found
    known_target = target if isinstance(target, int) else None
    return Manifest(
        package=PackageName(gathered.components.package),
        split=root.named("split") or None,
        label=_text(application.value(LABEL) if application else None),
        launcher_labels=launcher_labels(components),
        icon=_resource(application.value(ICON) if application else None),
        version_name=_text(root.value(VERSION_NAME)),
        version_code=version_code(root),
        min_sdk=minimum,
        target_sdk=target,
        declared=each_once(gathered.requests.permissions),
        features=features(gathered.requests.features),
        roles=roles(components),
        guarded=guarded(components),
        hides_guard=hides_guard(components),
        components=tuple(sorted({one.name for one in components if one.name})),
        exported=open_to_all(components, known_target),
        queries=tuple(PackageName(name) for name in sorted(gathered.queries) if name),
        meta_data=tuple(name for name in sorted(gathered.meta_data) if name),
        allows_backup=_flag(application, ALLOW_BACKUP, default=True),
        allows_cleartext=_flag(application, CLEARTEXT, default=_sends_cleartext(known_target)),
        is_debuggable=_flag(application, DEBUGGABLE, default=False),
        is_test_only=_flag(application, TEST_ONLY, default=False),
        bends=tuple(sorted(bends)),
    )


def _text(value: Value | None) -> str | Resource | None:
    return None if isinstance(value, int) else value


def _resource(value: Value | None) -> Resource | None:
    return value if isinstance(value, Resource) else None


def _flag(application: Attributes | None, resource: int, *, default: bool | None) -> bool | None:
    return application.flag(resource, default=default) if application else None


def _sends_cleartext(target_sdk: int | None) -> bool | None:
    return None if target_sdk is None else target_sdk < _CLEARTEXT_BEFORE
