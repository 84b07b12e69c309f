"""The report as one web page for people: to read on a screen, to print, to hand on.

Takes: a `Report`. Gives: HTML in one file that asks for nothing outside itself and runs no script.
May import: `ports`, `errors`, `model`; Jinja2 only here.
To add a part: a function that gives blocks (`block.py`), called in `parts.py`; sentences never stand in templates.
"""
