"""What the code of an app's files adds up to: places ranked and bounded, each SDK once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from adbaudit.apk.code.read import Found
from adbaudit.apk.code.sdks import found_sdks
from adbaudit.model.apk import ApkFacts
from adbaudit.model.code import CodePlace, CodeSubject, SdkKind

MOST_PLACES = 40
"""Of one subject; own code comes first."""

_SUBJECTS = list(CodeSubject)


def with_code(facts: ApkFacts, found: Sequence[Found]) -> ApkFacts:
    """The facts of an app with what its base and splits showed; without a look into any, as they were."""
    if not found:
        return facts
    sdks = found_sdks(hit for one in found for hit in one.hits)
    traits = {trait for one in found for trait in one.traits}
    if any(sdk.kind is SdkKind.PACKER for sdk in sdks):
        traits.add("code-packed")
    places = {place for one in found for place in one.places}
    ranked = [place for subject in _SUBJECTS for place in _ranked(places, subject)[:MOST_PLACES]]
    if any(len(_ranked(places, subject)) > MOST_PLACES for subject in _SUBJECTS):
        traits.add("code-more-places")
    return replace(
        facts,
        sdks=sdks,
        code=tuple(sorted(ranked, key=lambda one: one.in_library)),
        traits=tuple(sorted({*facts.traits, *traits})),
    )


def _ranked(places: set[CodePlace], subject: CodeSubject) -> list[CodePlace]:
    """Own code first; a text without a place only where the app names it at none."""
    of_subject = [one for one in places if one.subject is subject]
    placed = {one.target for one in of_subject if one.place}
    return sorted((one for one in of_subject if one.place or one.target not in placed), key=_rank)


def _rank(one: CodePlace) -> tuple[bool, bool, str, str]:
    return one.in_library, one.place is None, one.place or "", one.target
