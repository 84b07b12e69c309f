"""The catalogue and the words of all packs together."""

from __future__ import annotations

from dataclasses import replace

from adbaudit.model.catalogue import Catalogue, CataloguedApp, FileHash, Installers, LookAlike
from adbaudit.rules.catalogue_file import (
    Source,
    read_apps,
    read_hashes,
    read_installers,
    read_look_alikes,
    read_sources,
)
from adbaudit.rules.catalogue_index import build_catalogue
from adbaudit.rules.draft import Draft
from adbaudit.rules.keyword_file import read_keywords, read_scoring

CATALOGUE_FOLDERS = ("catalogue", "keywords")
"""All that `read_catalogue` looks at."""


def read_catalogue(draft: Draft) -> Catalogue | None:
    """The catalogue; `None` without a scoring, which is a fault."""
    sources = _sources(draft)
    apps: list[CataloguedApp] = []
    look_alikes: list[LookAlike] = []
    for file, at in draft.tables("apps"):
        apps.extend(read_apps(file.text, at, sources))
    for file, at in draft.tables("look-alikes"):
        look_alikes.extend(read_look_alikes(file.text, at, sources))
    keywords = draft.each("keywords", read_keywords)
    scoring = draft.latest("scoring", read_scoring)
    installers = _installers(draft)
    if scoring is None:
        draft.place.inside("keywords/scoring.yaml").fault("is missing")
        return None
    catalogue = build_catalogue(apps, look_alikes, keywords, scoring, installers, draft.place)
    return replace(catalogue, by_hash=_hashes(draft, sources))


def _sources(draft: Draft) -> dict[str, Source]:
    return {key: source for file, at in draft.tables("sources") for key, source in read_sources(file.text, at).items()}


def _hashes(draft: Draft, sources: dict[str, Source]) -> dict[str, FileHash]:
    return {key: known for file, at in draft.tables("hashes") for key, known in read_hashes(file.text, at, sources)}


def _installers(draft: Draft) -> Installers:
    """Those of all packs together."""
    found = [read_installers(file.text, at) for file, at in draft.tables("installers")]
    return Installers(
        stores=frozenset().union(*(one.stores for one in found)),
        by_hand=frozenset().union(*(one.by_hand for one in found)),
    )
