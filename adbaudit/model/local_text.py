"""Text that data files carry in several languages, such as the words on a phone's own screens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalText:
    """The same text by language tag (`en`, `zh-CN`); English stands in where a language is missing."""

    texts: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> str:
        """The text for a tag: that tag, then its bare language, then English, then whatever there is."""
        by_tag = dict(self.texts)
        for tag in (language, language.partition("-")[0], "en"):
            if tag in by_tag:
                return by_tag[tag]
        return self.texts[0][1] if self.texts else ""
