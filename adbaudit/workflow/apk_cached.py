"""APK files whose content was read before are not read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from adbaudit.apk.find import ApkFile
from adbaudit.cache.key import content_digest, key_of
from adbaudit.cache.store import Store, open_store
from adbaudit.device.hashing import local_key
from adbaudit.locations import state_folder
from adbaudit.model.apk import ApkFacts

Apps = tuple[ApkFacts, ...]


def store_in(folder: Path, environ: Mapping[str, str]) -> Store:
    """Where this computer keeps what it read; what others put there is not believed.

    Raises:
        FileFault: the folder cannot be used.

    """
    return open_store(folder, local_key(state_folder(environ)))


def read_cached(file: ApkFile, read: Callable[[ApkFile], Apps], store: Store, options: tuple[str, ...]) -> Apps:
    """What `read` gives for the file, from the store where it holds that; the same facts either way.

    Raises:
        FileFault: the file cannot be opened.

    """
    try:
        contents = [(path, content_digest(path)) for path in (file.path, *file.splits)]
    except OSError:
        return read(file)
    key = key_of(contents, options)
    found = store.find(key)
    if found is not None:
        return tuple(_at(facts, file) for facts in found)
    apps = read(replace(file, sha256=contents[0][1]))
    kept = tuple(_anywhere(facts, file) for facts in apps)
    if all(_at(one, file) == facts for one, facts in zip(kept, apps, strict=True)):
        store.keep(key, kept)
    return apps


def _anywhere(facts: ApkFacts, file: ApkFile) -> ApkFacts:
    """Without where the file lies; the name of a member of a bundle stays."""
    path, name = facts.path.removeprefix(str(file.path)), facts.name.removeprefix(file.name)
    return replace(facts, path=path, name=name)


def _at(facts: ApkFacts, file: ApkFile) -> ApkFacts:
    return replace(facts, path=f"{file.path}{facts.path}", name=f"{file.name}{facts.name}")
