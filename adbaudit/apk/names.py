"""The names of an app: its own, and those under its icons on the home screen, as base and splits hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from adbaudit.apk.label import choose_text
from adbaudit.apk.manifest import Manifest, Resource
from adbaudit.apk.resources import SEARCH_STOPPED, Text
from adbaudit.model.apk import MOST_LABELS

LABEL_NOT_FOUND = "label-not-found"
_TOO_MANY = "too-many-labels"
_NOT_READ = ("resources-", SEARCH_STOPPED, "not-fetched")
"""Words for tables that were not read to the end, which is told by itself."""

Texts = tuple[tuple[Text, ...], ...]
"""What one file holds of each of the base's labels, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What an app is called, and what stayed unread of that."""

    label: str | None
    shown: str | None
    labels: tuple[str, ...]
    traits: tuple[str, ...]


def names_of(manifest: Manifest, texts: Sequence[Texts], traits: Iterable[str], language: str) -> Names:
    """Of the names, the app's own is `label`; the one under its first icon is what a person sees."""
    own, *icons = [_forms(label, place, texts) for place, label in enumerate(manifest.labels)]
    home = next(iter(icons), own) or own
    defaults = [choose_text(forms, "") for forms in (own, *icons)]
    others = sorted({form.text for forms in (own, *icons) for form in forms})
    labels = list(dict.fromkeys([*(one for one in defaults if one), *others]))
    return Names(
        label=choose_text(own, ""),
        shown=choose_text(home, language),
        labels=tuple(sorted(labels[:MOST_LABELS])),
        traits=tuple(_traits(manifest, texts, frozenset(traits), len(labels))),
    )


def _forms(label: str | Resource | None, place: int, texts: Sequence[Texts]) -> list[Text]:
    """Of one label, by its place among the base's."""
    if isinstance(label, str):
        return [Text(text=label)]
    return [text for forms in texts for some in forms[place : place + 1] for text in some]


def _traits(manifest: Manifest, texts: Sequence[Texts], traits: frozenset[str], labels: int) -> Iterator[str]:
    """A label that stands in a table and was not found is unknown: it may be any."""
    if SEARCH_STOPPED in traits:
        yield SEARCH_STOPPED
    if labels > MOST_LABELS or len(manifest.launcher_labels) >= len(manifest.labels):
        yield _TOO_MANY
    named = ((label, place) for place, label in enumerate(manifest.labels) if isinstance(label, Resource))
    is_read = not any(word.startswith(_NOT_READ) for word in traits)
    if is_read and not all(_forms(label, place, texts) for label, place in named):
        yield LABEL_NOT_FOUND
