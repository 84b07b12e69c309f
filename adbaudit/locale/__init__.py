"""Languages: the same sentences in the reader's own words.

Takes: a language tag. Gives: a `Translator`. May import: `ports`, `errors`, `model`.
To add one: `python -m adbaudit.locale.catalogue init <tag>`, translate, add it to `language.LANGUAGES`.
"""
