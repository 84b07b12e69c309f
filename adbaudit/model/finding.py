"""Findings: what a fact means, for whom, how bad, on what evidence, under which law, and the way out."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.identity import Confidence
from adbaudit.model.law import LawReference
from adbaudit.model.message import Message
from adbaudit.model.permission import PackageName, PermissionName
from adbaudit.model.plan import Step
from adbaudit.model.severity import Severity
from adbaudit.model.user import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One observation the finding rests on: the command or file, and what it said, in words."""

    source: str
    detail: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule that held for one package and user (or one APK path, or the whole phone)."""

    rule: str
    severity: Severity
    confidence: Confidence
    title: Message
    why: Message
    package: PackageName | None = None
    user: UserId | None = None
    path: str | None = None
    subject: str | None = None
    """What of the app it is about: a permission group (`contacts`) or a special access (`overlay`)."""
    permissions: tuple[PermissionName, ...] = ()
    """The permissions that made the rule hold, so that a plan can name them."""
    fingerprint: str = ""
    """Stable over time and machines: sha256 of rule, package, user and the file's name, 32 hex digits."""
    evidence: tuple[Evidence, ...] = ()
    law: tuple[LawReference, ...] = ()
    remedy: tuple[Step, ...] = ()
