"""All of `rules/` from disk, checked; every fault is told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from adbaudit.errors import RuleFaults
from adbaudit.model.rule import RulePack
from adbaudit.rules.catalogue_pack import read_catalogue
from adbaudit.rules.draft import Draft
from adbaudit.rules.folder import RuleFile, read_packs
from adbaudit.rules.guide_file import read_advice, read_guides
from adbaudit.rules.place import Place
from adbaudit.rules.rule_file import read_rule


def load_rules(folder: Path, extra: Sequence[Path] = ()) -> RulePack:
    """The rules of a folder and of further packs of the same shape; raises `RuleFaults` with every fault.

    Later packs win over earlier ones: a row of a table over that of the same package; an id over the same id where its
    file says `overrides: true`.
    """
    place = Place(file="")
    pack = read_rules(tuple(read_packs((folder, *extra), place)), place)
    if pack is not None and not pack.rules and not place.faults:
        place.inside(folder.resolve().name).fault("holds no rules: permissions/<id>.yaml")
    if place.faults or pack is None:
        raise RuleFaults(tuple(sorted(place.faults)))
    return pack


def read_rules(files: Sequence[RuleFile], place: Place) -> RulePack | None:
    """What the files say, faults noted at `place`; `None` where not even a catalogue could be made."""
    draft = Draft(files, place)
    rules = draft.one_by_id("rule", read_rule)
    guides = draft.each("guide", read_guides)
    advice = draft.one_by_id("advice", read_advice)
    catalogue = read_catalogue(draft)
    if catalogue is None:
        return None
    return RulePack(
        rules=rules,
        catalogue=catalogue,
        guides=tuple(guides),
        advice=tuple(sorted(advice, key=lambda one: (one.order, one.id))),
        digest=_digest(files),
    )


def _digest(files: Sequence[RuleFile]) -> str:
    """`sha256:` over the sorted names and bytes, each with its length before it, so that none run together."""
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda one: (one.pack, one.name)):
        for part in (f"{file.pack}/{file.name}".encode(), file.raw):
            digest.update(len(part).to_bytes(8, "big") + part)
    return f"sha256:{digest.hexdigest()}"
