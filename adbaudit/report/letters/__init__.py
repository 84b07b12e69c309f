"""Letters: a report's facts put into the letters of `rules/letters`, and written in four formats.

Takes: templates, a report, what a person asked for. Gives: text. May import: `ports`, `errors`, `model`.
To add a format: a file here and a row in `render.py`.
"""
