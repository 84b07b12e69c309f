"""Which sentences a borrower reads, and so must stand in every catalogue.

A sentence belongs to authors and programmers only where every file it stands in is one of theirs. Catalogues other than
those of `COMPLETE` may leave it in English.
"""

from __future__ import annotations

from collections.abc import Iterable

COMPLETE = ("zh-CN",)
"""Languages that say everything, also what only authors and programmers read."""

_OF_AUTHORS = (
    "adbaudit/rules/",  # faults of rule files, policies and lists; but for those of `_SEEN`
    "adbaudit/gate/",  # policy and baseline of a CI job
    "adbaudit/cli/rules",  # `adbaudit rules …`
    "adbaudit/cli/gate_options",  # options of a CI job
    "adbaudit/cli/output_places",  # where a CI job writes
    "adbaudit/cli/help_words",  # the frame of help pages
    "adbaudit/workflow/rule_check",
    "adbaudit/workflow/importing",
    "adbaudit/workflow/manifest_check",
    "adbaudit/workflow/list_text",
    "adbaudit/workflow/identify_list",
    "adbaudit/workflow/explain_file",
    "adbaudit/report/rules/rule_list",
    "adbaudit/report/rules/rule_page",
    "adbaudit/report/rules/check",
    "adbaudit/practice/",  # faults of practice profiles
    "adbaudit/cache/",  # what a CI job keeps between runs
)
"""How the paths of files begin whose sentences only authors of rules, programmers and CI jobs read."""

_SEEN = ("adbaudit/rules/evaluate", "adbaudit/rules/law.py", "adbaudit/rules/observe_")
"""What the rules say of a phone: the words beside “Seen:”, what is not known, and how far a law binds."""


def is_for(language: str, places: Iterable[str]) -> bool:
    """Whether a sentence that stands in these files must be in the catalogue of the language."""
    return language in COMPLETE or not all(map(_is_of_authors, places))


def _is_of_authors(place: str) -> bool:
    return place.startswith(_OF_AUTHORS) and not place.startswith(_SEEN)
