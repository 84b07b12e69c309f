"""What an app's code showed besides its findings: SDKs, further references, and what nobody looked into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.apk import ApkFacts
from adbaudit.model.code import CodePlace, CodeSubject
from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import subject_name
from adbaudit.report.words import listing

_TOLD_AS_FINDINGS = frozenset({CodeSubject.CONTACTS, CodeSubject.SMS, CodeSubject.CALL_LOG})


def code_sentences(apks: Sequence[ApkFacts]) -> Iterator[Message]:
    """Nothing where nobody looked."""
    looked = [apk for apk in apks if apk.code is not None]
    names = sorted({sdk.name for apk in looked for sdk in apk.sdks or ()})
    if names:
        yield message("SDKs in it: {names}.", names=listing([message("{name}", name=name) for name in names]))
    for subject in CodeSubject:
        places = [one for apk in looked for one in apk.code or () if one.subject is subject]
        own = [one for one in places if not one.in_library]
        if own and subject not in _TOLD_AS_FINDINGS:
            yield _reference(subject, own)
        elif places and not own:
            yield message(
                "Only libraries that many apps share refer to {what} in its code.", what=subject_name(subject.value)
            )
    if any("native-code" in apk.traits for apk in looked):
        yield message("It has native code too, into which adbaudit does not look.")


def _reference(subject: CodeSubject, places: Sequence[CodePlace]) -> Message:
    return messages(
        "Its code refers to {what} in one place: {place}.",
        "Its code refers to {what} in {count} places, among them {place}.",
        len(places),
        what=subject_name(subject.value),
        place=str(places[0]),
    )
