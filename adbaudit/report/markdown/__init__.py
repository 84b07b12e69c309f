"""Markdown for a pull request's comment, a step summary, a ticket (CommonMark with GitHub's tables).

Takes: a `Report`. Gives: Markdown in which nothing from a phone or a file is markup.
May import: `ports`, `errors`, `model`.
To add a part: a function in `document.py` that gives lines; every value goes through `escape.Markdown`.
"""
