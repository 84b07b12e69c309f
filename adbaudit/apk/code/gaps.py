"""What of an app's code stayed unread, in words."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.apk import ApkFacts
from adbaudit.model.apk_parts import CODE
from adbaudit.model.code import SdkKind
from adbaudit.model.gap import Gap
from adbaudit.model.message import Message, message

_REASONS = {
    "code-malformed": message("a part of its code is damaged, or made so that tools fail on it"),
    "code-not-read": message("a part of its code could not be unpacked or fetched"),
    "code-too-large": message("it has more code than adbaudit reads"),
    "code-unpacks": message("it has very little code beside what else it carries; more may be unpacked when it runs"),
}


def code_gaps_of(facts: ApkFacts) -> tuple[Gap, ...]:
    """One for each reason; none where nobody was to look."""
    return tuple(
        Gap(source=facts.path, wanted=CODE, reason=reason, package=facts.package) for reason in _reasons(facts)
    )


def _reasons(facts: ApkFacts) -> Iterator[Message]:
    if "code-packed" in facts.traits:
        packers = ", ".join(sdk.name for sdk in facts.sdks or () if sdk.kind is SdkKind.PACKER)
        yield message(
            "its code is packed ({packer}) and opens only when it runs, so nobody could look into it", packer=packers
        )
    yield from (_REASONS[trait] for trait in facts.traits if trait in _REASONS)
