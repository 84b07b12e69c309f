"""All of `rules/` from disk, checked; every fault is told at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from adbaudit.errors import RuleFaults
from adbaudit.model.catalogue import Catalogue, CataloguedApp, Installers, Keyword, LookAlike, Scoring
from adbaudit.model.guide import Guide
from adbaudit.model.plan import Advice
from adbaudit.model.rule import Rule, RulePack
from adbaudit.rules.catalogue_file import read_apps, read_installers, read_look_alikes, read_sources
from adbaudit.rules.catalogue_index import build_catalogue
from adbaudit.rules.folder import RuleFile, read_packs
from adbaudit.rules.guide_file import read_advice, read_guides
from adbaudit.rules.keyword_file import read_keywords, read_scoring
from adbaudit.rules.place import Place
from adbaudit.rules.rule_file import read_rule
from adbaudit.rules.yaml_file import parse_yaml

Item = TypeVar("Item")


def load_rules(folder: Path, extra: Sequence[Path] = ()) -> RulePack:
    """The rules of a folder and of further packs of the same shape; raises `RuleFaults` with every fault.

    A package that a further pack lists again is taken from there; an id of a rule may stand only once.
    """
    place = Place(file="")
    files = list(read_packs((folder, *extra), place))
    draft = _Draft(files, place)
    rules = draft.rules()
    guides = draft.guides()
    advice = draft.advice()
    catalogue = draft.catalogue()
    if not rules and not place.faults:
        place.inside(folder.resolve().name).fault("holds no rules: permissions/<id>.yaml")
    if place.faults or catalogue is None:
        raise RuleFaults(tuple(sorted(place.faults)))
    return RulePack(rules=rules, catalogue=catalogue, guides=guides, advice=advice, digest=_digest(files))


class _Draft:
    """The files of one load, read kind by kind."""

    def __init__(self, files: Sequence[RuleFile], place: Place) -> None:
        self._files = files
        self._place = place

    def rules(self) -> tuple[Rule, ...]:
        found = [read_rule(value, at) for value, at in self._yaml("permissions")]
        self._once(found, lambda rule: rule.id, lambda rule: rule.file)
        return tuple(sorted(found, key=lambda rule: rule.id))

    def guides(self) -> tuple[Guide, ...]:
        return tuple(guide for value, at in self._yaml("guides") for guide in read_guides(value, at))

    def advice(self) -> tuple[Advice, ...]:
        pairs = [(read_advice(value, at), at.file) for value, at in self._yaml("playbook")]
        self._once(pairs, lambda pair: pair[0].id, lambda pair: pair[1])
        return tuple(sorted((advice for advice, _ in pairs), key=lambda advice: (advice.order, advice.id)))

    def catalogue(self) -> Catalogue | None:
        """`None` without a scoring, which is a fault."""
        sources = {
            key: source
            for file in self._named("catalogue/sources.csv")
            for key, source in read_sources(file.text, self._at(file)).items()
        }
        apps: list[CataloguedApp] = []
        look_alikes: list[LookAlike] = []
        for file in self._under("catalogue/apps"):
            apps.extend(read_apps(file.text, self._at(file), sources))
        for file in self._named("catalogue/look_alikes.csv"):
            look_alikes.extend(read_look_alikes(file.text, self._at(file), sources))
        keywords, scoring, installers = self._keywords(), self._scoring(), self._installers()
        if scoring is None:
            return None
        return build_catalogue(apps, look_alikes, keywords, scoring, installers, self._place)

    def _installers(self) -> Installers:
        """Those of all packs together."""
        found = [read_installers(file.text, self._at(file)) for file in self._named("catalogue/installers.csv")]
        return Installers(
            stores=frozenset().union(*(one.stores for one in found)),
            by_hand=frozenset().union(*(one.by_hand for one in found)),
        )

    def _keywords(self) -> list[Keyword]:
        return [
            word
            for value, at in self._yaml("keywords")
            if not at.file.endswith("/scoring.yaml")
            for word in read_keywords(value, at)
        ]

    def _scoring(self) -> Scoring | None:
        found = [read_scoring(value, at) for value, at in self._yaml("keywords") if at.file.endswith("/scoring.yaml")]
        if not found:
            self._place.inside("keywords/scoring.yaml").fault("is missing")
        return found[-1] if found else None

    def _yaml(self, kind: str) -> Iterable[tuple[object, Place]]:
        for file in self._under(kind):
            at = self._at(file)
            before = len(at.faults)
            value = parse_yaml(file.text, at)
            if len(at.faults) == before:
                yield value, at

    def _under(self, kind: str) -> list[RuleFile]:
        return [file for file in self._files if file.name.startswith(f"{kind}/")]

    def _named(self, name: str) -> list[RuleFile]:
        return [file for file in self._files if file.name == name]

    def _at(self, file: RuleFile) -> Place:
        return self._place.inside(file.shown)

    def _once(self, items: Iterable[Item], key: Callable[[Item], Hashable], file: Callable[[Item], str]) -> None:
        first: dict[Hashable, str] = {}
        for item in items:
            if key(item) in first and key(item):
                self._place.inside(file(item)).fault(f"id: {key(item)!r} is also in {first[key(item)]}")
            first.setdefault(key(item), file(item))


def _digest(files: Sequence[RuleFile]) -> str:
    """`sha256:` over the sorted names and bytes, each with its length before it, so that none run together."""
    digest = hashlib.sha256()
    for file in sorted(files, key=lambda one: (one.pack, one.name)):
        for part in (f"{file.pack}/{file.name}".encode(), file.raw):
            digest.update(len(part).to_bytes(8, "big") + part)
    return f"sha256:{digest.hexdigest()}"
