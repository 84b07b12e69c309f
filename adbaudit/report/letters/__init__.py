"""Letters: a report's facts put into the letters of `rules/letters`, in four formats; `guide.py` is read first.

Takes: templates, a report, what a person asked for. Gives: text. May import: `ports`, `errors`, `model`.
To add a format: a file here and a row in `render.py`.
"""
