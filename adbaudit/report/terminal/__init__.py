"""The report in a terminal: the answer first, then why, then what to do.

Takes: an `Outline`. Gives: text of an exact width, with or without colour. May import: `ports`, `errors`, `model`.
To add a part: a file with one function that writes on the `Paper`, called in `document.py`, golden files.
"""
