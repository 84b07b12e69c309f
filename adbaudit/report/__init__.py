"""Reports: one `Report` in the form somebody reads, people or programs.

Takes: a `Report` in order and a `Translator`. Gives: text. May import: `ports`, `errors`, `model`.
Sentences that several formats say stand here, each kind in a file of its own; a folder holds what one format does.
To add one: a file named after the format with one function, a row in `render.py`, golden files.
"""
