"""Hand-outs: one page for one situation, in big type.

Takes: a template and the channels of a country. Gives: text. May import: `ports`, `errors`, `model`.
To add one: a file in `rules/handouts`; a format: a file here and a row in `render.py`.
"""
