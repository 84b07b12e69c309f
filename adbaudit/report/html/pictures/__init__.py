"""Drawings for the page, as SVG that stands in it: where things stand is reckoned here, templates only place them.

Takes: what `report/` has laid out. Gives: blocks, each with words that say the same.
May import: its siblings in `html`.
To add a picture: a file that reckons, a template `<name>.svg`, a call in `parts.py`.
"""
