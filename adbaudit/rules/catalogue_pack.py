"""The catalogue and the words of all packs together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from adbaudit.model.catalogue import Catalogue, CataloguedApp, FileHash, Installers, LookAlike
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.rules.catalogue_file import (
    Source,
    Sources,
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
    apps = [
        (file.pack, app) for file, at in draft.tables("apps") for app in read_apps(file.text, at, sources[file.pack])
    ]
    look_alikes = [
        (file.pack, row)
        for file, at in draft.tables("look-alikes")
        for row in read_look_alikes(file.text, at, sources[file.pack])
    ]
    last = _last_pack([*apps, *look_alikes])
    keywords = draft.each("keywords", read_keywords)
    scoring = draft.latest("scoring", read_scoring)
    installers = _installers(draft)
    if scoring is None:
        draft.place.inside("keywords/scoring.yaml").fault(message("is missing"))
        return None
    catalogue = build_catalogue(
        [app for pack, app in apps if last.get(app.package, pack) == pack],
        [row for pack, row in look_alikes if last[row.package] == pack],
        keywords,
        scoring,
        installers,
        draft.place,
    )
    return replace(catalogue, by_hash=_hashes(draft, sources))


def _last_pack(rows: Sequence[tuple[int, CataloguedApp | LookAlike]]) -> dict[PackageName | None, int]:
    """The last pack that speaks of each package, in whichever table: its rows count, those of earlier packs do not."""
    last: dict[PackageName | None, int] = {}
    for pack, row in rows:
        if row.package is not None:
            last[row.package] = max(pack, last.get(row.package, pack))
    return last


def _sources(draft: Draft) -> Mapping[int, Sources]:
    """For each pack its own sources and those of earlier ones: a later pack gives no row of ours another source."""
    known: dict[str, Source] = {}
    by_pack: dict[int, Sources] = {}
    tables = {file.pack: read_sources(file.text, at) for file, at in draft.tables("sources")}
    for pack in range(draft.packs):
        known = known | tables.get(pack, {})
        by_pack[pack] = known
    return by_pack


def _hashes(draft: Draft, sources: Mapping[int, Sources]) -> dict[str, FileHash]:
    return {
        key: known
        for file, at in draft.tables("hashes")
        for key, known in read_hashes(file.text, at, sources[file.pack])
    }


def _installers(draft: Draft) -> Installers:
    """Those of all packs; what a later pack calls a store is no other thing any more, and the other way round."""
    joined = Installers()
    for file, at in draft.tables("installers"):
        one = read_installers(file.text, at)
        joined = Installers(
            stores=joined.stores - one.by_hand | one.stores, by_hand=joined.by_hand - one.stores | one.by_hand
        )
    return joined
