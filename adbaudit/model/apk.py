"""What an APK file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.code import CodePlace, FoundSdk
from adbaudit.model.icon import Icon
from adbaudit.model.permission import PackageName, PermissionName


class ManifestState(Enum):
    """Whether the manifest was read; `UNREADABLE` is a finding, `NOT_READ` only a limit."""

    READ = "read"
    UNREADABLE = "unreadable"
    NOT_READ = "not-read"


MOST_LABELS = 100
"""Apps are shown in about a hundred languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsesPermission:
    """A request in a manifest; `max_sdk` is the last API level on which it is asked for."""

    permission: PermissionName
    max_sdk: int | None = None
    min_sdk: int | None = None
    """The first API level on which it is asked for."""
    needs_features: tuple[str, ...] = ()
    """Asked for only on phones that have all of these."""
    shuns_features: tuple[str, ...] = ()
    """Asked for only on phones that have none of these."""
    is_of_split: bool = False
    """Only a split asks for it; Android heeds the requests of the base."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """Hardware or software that an app says it uses."""

    name: str
    is_required: bool


class RoleKind(Enum):
    """What the system, once it is let, uses a component for."""

    ACCESSIBILITY = "accessibility"
    BOOT = "boot"
    CALL_RECEIVER = "call-receiver"
    CALL_SCREENING = "call-screening"
    DEFAULT_DIALER = "default-dialer"
    DEFAULT_SMS = "default-sms"
    DEVICE_ADMIN = "device-admin"
    IN_CALL = "in-call"
    KEYBOARD = "keyboard"
    NOTIFICATION_LISTENER = "notification-listener"
    SMS_RECEIVER = "sms-receiver"
    VPN = "vpn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentRole:
    """A component that may take this role."""

    kind: RoleKind
    component: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """What else a manifest says, for a reader who looks closer; `None` where it does not say it in itself."""

    features: tuple[Feature, ...] = ()
    roles: tuple[ComponentRole, ...] = ()
    exported: tuple[str, ...] = ()
    """Components that every other app may start or ask."""
    queries: tuple[PackageName, ...] = ()
    """Apps of which it asks whether they are installed."""
    meta_data: tuple[str, ...] = ()
    """Names only; SDKs leave theirs here."""
    allows_backup: bool | None = None
    allows_cleartext: bool | None = None
    is_debuggable: bool | None = None
    is_test_only: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApkFacts:
    """One APK file, or one app made of split files (then `path` is the base's)."""

    path: str
    """File name only for a phone's APK; the path as given for `adbaudit apk`."""
    manifest: ManifestState
    name: str = ""
    """The path below the folder that was named, else the file name: the same wherever the folder lies."""
    place: str = ""
    """Below the folder in which adbaudit was run, so that programs find the file; `name` where it lies elsewhere."""
    package: PackageName | None = None
    label: str | None = None
    """The default form, the same for every reader."""
    shown_label: str | None = None
    """The form that a phone in the reader's language shows; for people's eyes, never for a verdict."""
    labels: tuple[str, ...] = ()
    """Every form in any language, sorted, each once; at most `MOST_LABELS`."""
    icon: Icon | None = None
    """`None` also where it is no small bitmap; of apps on a phone only suspects are asked for theirs."""
    version_name: str | None = None
    version_code: int | None = None
    min_sdk: int | None = None
    target_sdk: int | None = None
    sha256: str | None = None
    sha1: str | None = None
    """Only because some reports name files by it."""
    size: int | None = None
    """Bytes."""
    signers: tuple[str, ...] | None = None
    """SHA-256 of each signing certificate; `()` means unsigned, `None` means not looked at."""
    past_signers: tuple[str, ...] = ()
    """SHA-256 of earlier certificates that handed over to the present ones."""
    schemes: tuple[str, ...] | None = None
    """Ways in which the file is signed: `v1`, `v2`, `v3`, `v3.1`."""
    declared: tuple[UsesPermission, ...] = ()
    """Means something only where the manifest was read."""
    services: tuple[tuple[str, str], ...] = ()
    """(component, permission that guards it) of services bound by the system, e.g. accessibility."""
    declares: Declarations | None = None
    """`None` means that the manifest was not read."""
    sdks: tuple[FoundSdk, ...] | None = None
    """`None` means not looked at, as with `code`."""
    code: tuple[CodePlace, ...] | None = None
    """Places that refer to contacts and the like; with a trait of `CODE_NOT_READ` there may be more."""
    traits: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """What tells people and programs which file it is."""
        return self.place or self.name or self.path
