"""A label as a person reads it."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.identify.hidden_words import hidden_words
from adbaudit.model.turned import as_drawn
from adbaudit.model.words import folded, spaced_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A label, made comparable once for all signs."""

    whole: str
    """Folded, in one piece."""
    spaced: str
    """Its words between single spaces."""
    hidden: tuple[str, ...]
    """Words that it spells so that programs read past them."""

    @classmethod
    def of(cls, label: str) -> Reading:
        """What stands in the label."""
        seen = as_drawn(label)
        whole, spaced = folded(seen), spaced_words(seen)
        turned = tuple(spaced.split()) if seen != label else ()
        return cls(
            whole=whole, spaced=spaced, hidden=tuple(dict.fromkeys((*turned, *hidden_words(seen, whole, spaced))))
        )

    @property
    def text(self) -> str:
        """All words, the hidden ones at the end."""
        return f"{self.spaced}{' '.join(self.hidden)} " if self.hidden else self.spaced
