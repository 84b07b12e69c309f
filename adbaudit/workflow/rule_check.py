"""An author's rule files, checked beside the rules that come with adbaudit."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from adbaudit.errors import FileFault
from adbaudit.locale.language import LANGUAGES
from adbaudit.locale.translator import load_translator
from adbaudit.locations import rules_folder
from adbaudit.model.handout import HandoutTemplate
from adbaudit.model.letter import LetterTemplate
from adbaudit.model.message import Message, message, messages
from adbaudit.model.rule import Rule
from adbaudit.model.rule_fault import RuleFault
from adbaudit.rules.check import Checked, check

_PLACE = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCheck:
    """All that was looked at, all faults, and what is no fault but worth knowing."""

    files: tuple[str, ...]
    faults: tuple[RuleFault, ...]
    notes: tuple[Message, ...]


def check_rules(paths: Sequence[Path], extra: Sequence[Path]) -> RuleCheck:
    """Check files, folders and packs; a part of a pack is checked beside our rules and the packs in `extra`.

    Raises:
        FileFault: one of the paths is not there.

    """
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise _not_there(missing)
    found = tuple(check(paths, (rules_folder(), *extra)))
    return RuleCheck(
        files=tuple(_from_here(file) for one in found for file in one.files),
        faults=tuple(replace(fault, file=_from_here(fault.file)) for one in found for fault in one.faults),
        notes=tuple(note for one in found for note in _untranslated(one)),
    )


def _from_here(file: str) -> str:
    """The shortest name that leads there from where the author stands; one given from the top stays so."""
    return file if Path(file).is_absolute() or not file else Path(os.path.relpath(file)).as_posix()


def _untranslated(checked: Checked) -> Iterator[Message]:
    """A sentence nobody translated is shown in English: no fault, but its author should know."""
    pack = checked.pack
    named: list[Rule | LetterTemplate | HandoutTemplate] = [
        *(pack.rules if pack else ()),
        *(pack.letters if pack else ()),
        *(pack.handouts if pack else ()),
    ]
    speakers = [load_translator(language) for language in LANGUAGES[1:]]
    for rule in (one for one in named if one.file in checked.files):
        lacking: dict[int, list[str]] = {}
        for say in speakers:
            count = sum(say(Message(template=one.template)) == one.template for one in _sentences(rule))
            lacking.setdefault(count, []).append(say.language)
        for count in sorted(lacking.keys() - {0}):
            yield messages(
                "note: {file}: one sentence has no words in {language} yet, and will be shown in English",
                "note: {file}: {count} sentences have no words in {language} yet, and will be shown in English",
                count,
                file=_from_here(rule.file),
                language=", ".join(lacking[count]),
            )


def _sentences(rule: Rule | LetterTemplate | HandoutTemplate) -> tuple[Message, ...]:
    """Their places are left open, so that they compare with their templates."""
    if isinstance(rule, LetterTemplate):
        texts = (part.text for part in (*rule.parts, *rule.notes) if part.text is not None)
        return (rule.title, *(one for one in texts if _PLACE.sub("", one.template)))
    if isinstance(rule, HandoutTemplate):
        return (rule.title, rule.opening, *(step.text for step in rule.steps), *(step.title for step in rule.steps))
    in_file, unasked = (rule.title_in_file, rule.why_in_file), (rule.title_unasked, rule.why_unasked)
    return tuple(one for one in (rule.title, rule.why, *in_file, *unasked) if one is not None)


def _not_there(missing: Sequence[str]) -> FileFault:
    return FileFault(
        message("There is nothing at {path}.", path=", ".join(missing)),
        means=message("Nothing was checked."),
        next_step=message("Look at the name again; a folder or files of rules can be given."),
    )
