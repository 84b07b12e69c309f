"""Text that data files carry in several languages, such as the words on a phone's own screens."""

from __future__ import annotations

from dataclasses import dataclass

STANDS_IN = {"zh-Hant": "zh-CN"}
"""For a reader of the first the second is nearer than English."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalText:
    """The same text by language tag (`en`, `zh-CN`); English stands in where a language is missing."""

    texts: tuple[tuple[str, str], ...]

    def speaks(self, language: str) -> bool:
        """Whether a reader of the language finds it here, so that English need not stand in."""
        tags = {tag for tag, _ in self.texts}
        return not tags.isdisjoint({language, STANDS_IN.get(language, language), language.partition("-")[0]})

    def in_language(self, language: str) -> str:
        """The text for a tag: that tag, then the one that stands in, its bare language, English, whatever there is."""
        by_tag = dict(self.texts)
        for tag in (language, STANDS_IN.get(language, ""), language.partition("-")[0], "en"):
            if tag in by_tag:
                return by_tag[tag]
        return self.texts[0][1] if self.texts else ""
