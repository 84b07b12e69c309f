"""For authors: gathers every sentence, keeps the translations, compiles them. Needs Babel.

`python -m adbaudit.locale.catalogue` brings each `adbaudit.po` up to date and writes its `.mo` beside it;
`… catalogue check` changes nothing and tells what is missing or wrong; `… catalogue reviewed TAG NAME` takes the mark
of a machine away. `docs/languages.md` tells the whole way.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from adbaudit.locale.completeness import faults, untranslated
from adbaudit.locale.language import LANGUAGES
from adbaudit.locale.po_file import merged, po_path, read, write
from adbaudit.locale.sentences import all_sentences

TRANSLATED = LANGUAGES[1:]


def main(words: Sequence[str]) -> int:
    """Bring up to date or check, all catalogues or those of the languages named; 1 where a check finds a fault."""
    if words[:1] == ["check"]:
        return _check(words[1:] or TRANSLATED)
    if words[:1] == ["reviewed"]:
        return _reviewed(*words[1:3])
    update(words or TRANSLATED)
    return 0


def update(languages: Sequence[str] = TRANSLATED) -> None:
    """Rewrite the catalogues; sentences that are gone go, new ones stand there untranslated."""
    sentences = all_sentences()
    for language in languages:
        path = po_path(language)
        catalogue = merged(language, sentences, read(path) if path.exists() else None)
        write(path, catalogue)
        lacking = len(untranslated(language, catalogue))
        sys.stdout.write(f"{language}: {len(catalogue)} sentences, {lacking} not translated\n")


def _check(languages: Sequence[str]) -> int:
    sentences = all_sentences()
    found = [
        f"{language}: {fault}"
        for language in languages
        for fault in faults(language, read(po_path(language)), sentences)
    ]
    sys.stdout.write("".join(f"{fault}\n" for fault in found))
    return 1 if found else 0


def _reviewed(language: str, reader: str) -> int:
    """A speaker has read every sentence: reports stop saying that nobody has."""
    catalogue = read(po_path(language))
    if missing := untranslated(language, catalogue):
        sys.stdout.write(f"{language}: {len(missing)} sentences have no words yet, so nobody has read all of it\n")
        return 1
    catalogue.is_machine_made, catalogue.last_translator = False, reader
    catalogue.revision_date = datetime.now(tz=UTC)
    write(po_path(language), catalogue)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
