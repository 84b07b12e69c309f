"""Signs to look for in an app's code, and what was found there: a possibility, never an act."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class CodeSubject(Enum):
    """What code can refer to, by the names that permission groups and special access have."""

    CONTACTS = "contacts"
    SMS = "sms"
    CALL_LOG = "call-log"
    PHONE = "phone"
    ACCOUNTS = "accounts"
    INSTALLED_APPS = "query-all-packages"
    ACCESSIBILITY = "accessibility"


class SdkKind(Enum):
    """What a company sells with its SDK; `PACKER` hides an app's code until it runs."""

    COLLECTOR = "collector"
    SCORING = "scoring"
    IDENTITY_CHECK = "identity-check"
    ANTI_FRAUD = "anti-fraud"
    PACKER = "packer"


CODE_NOT_READ = frozenset({"code-malformed", "code-not-read", "code-packed", "code-too-large", "code-unpacks"})
"""Traits of an APK with code in which nobody could look: what was not found there may be there all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSign:
    """A reference that counts: a text, members of a class, or a class that others extend; names as in Java."""

    subject: CodeSubject
    text: str | None = None
    """A text in the code that starts so, such as `content://sms`."""
    class_name: str | None = None
    """This class and those inside it."""
    members: tuple[str, ...] = ()
    """Only these fields and methods of the class; none named: all."""
    extends: str | None = None
    """A class of the app extends this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SdkSign:
    """One way to recognise an SDK; `collects` says what this very part takes from the phone."""

    class_name: str | None = None
    """A package or class, in the code or as a component in the manifest."""
    library: str | None = None
    """The file name of a native library; `*` stands for any characters."""
    collects: tuple[CodeSubject, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sdk:
    """One SDK of a company, with what tells that an app carries it."""

    name: str
    kind: SdkKind
    meaning: str
    """For authors, not shown."""
    signs: tuple[SdkSign, ...]
    source: str
    checked: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSigns:
    """All that is looked for. `libraries` are packages of code that many apps share and few apps wrote."""

    references: tuple[CodeSign, ...] = ()
    libraries: tuple[str, ...] = ()
    sdks: tuple[Sdk, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePlace:
    """One place of the code and what it refers to; `place` is `None` where the text stands in the code, and no more."""

    subject: CodeSubject
    target: str
    place: str | None = None
    in_library: bool = False

    def __str__(self) -> str:
        """`com/x/Foo.upload → android/provider/ContactsContract$Contacts.CONTENT_URI`."""
        return f"{self.place or '?'} → {self.target}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSdk:
    """An SDK that an app carries, and the signs that say so."""

    name: str
    kind: SdkKind
    signs: tuple[str, ...]
    collects: tuple[CodeSubject, ...] = ()
    verified: bool = True

    def __str__(self) -> str:
        """The name."""
        return self.name
