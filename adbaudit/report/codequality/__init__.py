"""GitLab's code quality report (a part of Code Climate's form), for the widget of a merge request.

Takes: a `Report`. Gives: a JSON list of findings that are not known already. May import: `ports`, `errors`, `model`.
What was not read is an entry too, since a list without it would read as "nothing".
"""
