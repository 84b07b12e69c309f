"""Reports: one `Report` in the form somebody reads, people or programs.

Takes: a `Report` in order and a `Translator`. Gives: text. May import: `ports`, `errors`, `model`.
To add one: a file named after the format with one function, a row in `render.py`, golden files.
"""
