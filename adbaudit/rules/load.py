"""All of `rules/` from disk, checked; every fault is told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from adbaudit.errors import RuleFaults
from adbaudit.model.catalogue import Catalogue
from adbaudit.model.message import message
from adbaudit.model.rule import RulePack
from adbaudit.model.rule_fault import RuleFault
from adbaudit.rules.advice_file import read_advice
from adbaudit.rules.catalogue_pack import CATALOGUE_FOLDERS, read_catalogue
from adbaudit.rules.channel_file import read_channels
from adbaudit.rules.code_pack import read_signs
from adbaudit.rules.draft import Draft
from adbaudit.rules.folder import PackFolder, RuleFile, named, read_packs
from adbaudit.rules.guide_file import read_guides
from adbaudit.rules.handout_file import read_handout, with_titles
from adbaudit.rules.law_file import read_law
from adbaudit.rules.letter_file import check_letters, read_letter
from adbaudit.rules.page_file import read_pages
from adbaudit.rules.place import Place
from adbaudit.rules.rule_file import read_rule


def load_rules(folder: Path, extra: Sequence[Path] = ()) -> RulePack:
    """The rules of a folder and of further packs of the same shape; raises `RuleFaults` with every fault.

    Later packs win over earlier ones: a row of a table over that of the same package; an id over the same id where its
    file says `overrides: true`.
    """
    place = Place(file="")
    packs = named((folder, *extra))
    pack = read_rules(tuple(read_packs(packs, place)), place)
    if pack is not None and not pack.rules and not place.noted:
        place.inside(packs[0].called).fault(message("holds no rules: permissions/<id>.yaml"))
    if place.noted or pack is None:
        raise _faults(place, packs)
    return pack


def load_catalogue(folder: Path, extra: Sequence[Path] = ()) -> Catalogue:
    """Only what apps are identified by; raises `RuleFaults` as `load_rules` does, for these files."""
    place = Place(file="")
    packs = named((folder, *extra))
    catalogue = read_catalogue(Draft(tuple(read_packs(packs, place, folders=CATALOGUE_FOLDERS)), place))
    if place.noted or catalogue is None:
        raise _faults(place, packs)
    return catalogue


def read_rules(files: Sequence[RuleFile], place: Place) -> RulePack | None:
    """What the files say, faults noted at `place`; `None` where not even a catalogue could be made."""
    draft = Draft(files, place)
    rules = draft.one_by_id("rule", read_rule)
    guides = draft.each("guide", read_guides, later_first=True)
    pages = draft.each("pages", read_pages, later_first=True)
    advice = draft.one_by_id("advice", read_advice)
    law = draft.by_id("law", read_law)
    channels = draft.by_id("channels", read_channels)
    letters = draft.one_by_id("letter", read_letter)
    check_letters(letters, {one.id for one in law}, {one.id for one in channels}, place)
    titles = {one.id: one.title for one in advice}
    handouts = with_titles(draft.one_by_id("handout", read_handout), titles, {one.id for one in channels}, place)
    catalogue = read_catalogue(draft)
    code = read_signs(draft)
    if catalogue is None:
        return None
    return RulePack(
        rules=rules,
        catalogue=catalogue,
        guides=tuple(guides),
        pages=tuple(pages),
        advice=tuple(sorted(advice, key=lambda one: (one.order, one.id))),
        law=tuple(sorted(law, key=lambda one: (one.country.code, one.position, one.id))),
        channels=tuple(sorted(channels, key=lambda one: (one.country.code, one.order, one.id))),
        letters=tuple(sorted(letters, key=lambda one: (one.order, one.id))),
        handouts=tuple(sorted(handouts, key=lambda one: (one.order, one.id))),
        code=code,
        digest=_digest(files),
    )


def _faults(place: Place, packs: Sequence[PackFolder]) -> RuleFaults:
    return RuleFaults(tuple(sorted(_with_paths(place.noted, packs[1:]), key=str)))


def _with_paths(faults: Iterable[RuleFault], packs: Sequence[PackFolder]) -> Iterator[RuleFault]:
    """Faults of packs that were named on the command line carry the path that was given, so that they are found."""
    for fault in faults:
        pack = next((one for one in packs if fault.file.startswith(f"{one.called}/")), None)
        if pack is None:
            yield fault
        else:
            yield replace(fault, file=(pack.folder / fault.file.removeprefix(f"{pack.called}/")).as_posix())


def _digest(files: Sequence[RuleFile]) -> str:
    """`sha256:` over the sorted names and bytes, each with its length before it, so that none run together."""
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda one: (one.pack, one.name)):
        for part in (f"{file.pack}/{file.name}".encode(), file.raw):
            digest.update(len(part).to_bytes(8, "big") + part)
    return f"sha256:{digest.hexdigest()}"
