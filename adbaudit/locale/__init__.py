"""Languages: the same sentences in the reader's own words.

Takes: a language tag. Gives: a `Translator`. May import: `ports`, `errors`, `model`.
To add one: the tag in `language.LANGUAGES`, then `python -m adbaudit.locale.catalogue`, translate, and once more.
"""
