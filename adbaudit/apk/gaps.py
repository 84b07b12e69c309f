"""What of an APK stayed unread, in words: each trait that names a cause becomes a gap."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from adbaudit.apk.code.gaps import code_gaps_of
from adbaudit.apk.missed import Missed
from adbaudit.apk.names import LABEL_NOT_FOUND
from adbaudit.apk.resources import SEARCH_STOPPED
from adbaudit.apk.unreadable import LABORIOUS
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.apk_parts import MANIFEST, SIGNERS
from adbaudit.model.gap import Gap
from adbaudit.model.message import Message, message

_PARTS = message("what all parts of the app ask for")
_LABEL = message("the names that the app shows")
_LARGE = message("its list of texts is larger than adbaudit reads")
_TEXTS = message("its list of texts is damaged, or made so that tools fail on it")
_SIGNATURE = message("its signature is damaged, or made so that tools fail on it")
_DIRECTORY = message("the list of files in the archive is damaged, or made so that tools fail on it")
_INNER = message("the APK in the bundle cannot be unpacked")
_PACKED = message("the manifest cannot be unpacked, by Android neither")
_HEADER = message("the archive contradicts itself about the manifest, so Android does not read it")

_NO_MANIFEST = {
    "empty-file": message("the file is empty"),
    "not-a-zip": message("the file is no ZIP archive, so it is no APK"),
    "cut-off": message("the file is cut off, its end is missing"),
    "no-manifest": message("there is no manifest in the archive, so it is no APK"),
    "no-apk-inside": message("there is no APK in the bundle"),
    "split-without-base": message("it is only a part of an app; the part that says what it asks for is missing"),
    "entry-not-inflatable": _INNER,
    "entry-too-large": message("the APK in the bundle is larger than adbaudit reads"),
    "entry-header-differs": _INNER,
    "entry-header-malformed": _INNER,
    "not-fetched": message("a part of the file that is needed was not fetched from the phone"),
    "bytes-after-the-end": message("more follows behind the end of the archive, so Android does not open it"),
    "starts-otherwise": message("something else stands before the archive, so Android does not open it"),
    "duplicate-entry": message("a file stands in the archive twice, so Android does not open it"),
    "entry-name-malformed": message("a name in the archive is no text, so Android does not open it"),
    "directory-malformed": _DIRECTORY,
    "directory-miscounted": _DIRECTORY,
    "directory-misplaced": _DIRECTORY,
    "too-many-files": message("there are more files in the archive than adbaudit reads"),
    "manifest-malformed": message("the manifest is damaged, or made so that tools fail on it"),
    LABORIOUS: message("its manifest is made so that reading it takes far longer than any app needs"),
    "manifest-too-large": message("the manifest is larger than adbaudit reads"),
    "manifest-not-inflatable": _PACKED,
    "manifest-header-differs": _HEADER,
    "manifest-header-malformed": _HEADER,
    "no-package-name": message("the manifest does not name the app's package"),
}
_NOT_ALL = {
    "split-unreadable": (_PARTS, message("one of its parts could not be read")),
    "too-many-splits": (_PARTS, message("it has more parts than adbaudit reads")),
    "bundle-inside": (_PARTS, message("there is a bundle in the bundle, which was not opened")),
    "component-guard-hidden": (
        message("whether it has services for special access"),
        message("the manifest hides which permission guards one of its components"),
    ),
    "analysts-not-asked": (
        message("whether other tools read the same from its manifest"),
        message("its manifest is larger than adbaudit hands to them"),
    ),
    SEARCH_STOPPED: (_LABEL, message("its list of texts is made so that finding a name in it takes very long")),
    LABEL_NOT_FOUND: (_LABEL, message("its manifest names a text that adbaudit does not find in the file")),
    "too-many-labels": (_LABEL, message("it has more names than adbaudit looks at")),
    "resources-malformed": (_LABEL, _TEXTS),
    "resources-not-inflatable": (_LABEL, _TEXTS),
    "resources-header-differs": (_LABEL, _TEXTS),
    "resources-header-malformed": (_LABEL, _TEXTS),
    "resources-too-large": (_LABEL, _LARGE),
    "signature-malformed": (SIGNERS, _SIGNATURE),
    "signature-too-large": (SIGNERS, _SIGNATURE),
}


def gaps_of(facts: ApkFacts) -> tuple[Gap, ...]:
    """One gap for a manifest that was not read, and one for each further thing that was left out."""
    gaps = [] if facts.manifest is ManifestState.READ else [_gap(facts, MANIFEST, _why(facts))]
    not_all = (_gap(facts, *_NOT_ALL[trait]) for trait in facts.traits if trait in _NOT_ALL)
    return (*gaps, *not_all, *code_gaps_of(facts))


def gap_of(missed: Missed) -> Gap:
    """A path that could not be opened; its folders are the source's to show, as a report may leave this computer."""
    wanted = message("which apps are there, and what they ask for")
    told = missed.fault.happened
    values = tuple((name, Path(missed.path).name if text == missed.path else text) for name, text in told.values)
    return Gap(source=missed.path, wanted=wanted, reason=replace(told, values=values))


def _why(facts: ApkFacts) -> Message:
    reasons = (_NO_MANIFEST[trait] for trait in facts.traits if trait in _NO_MANIFEST)
    return next(reasons, message("the file could not be read as an APK"))


def _gap(facts: ApkFacts, wanted: Message, reason: Message) -> Gap:
    return Gap(source=facts.path, wanted=wanted, reason=reason, package=facts.package)
