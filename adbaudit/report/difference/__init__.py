"""Two reports of one phone compared, and the comparison told.

Takes: two `Report`s. Gives: a `Difference` (`compare`), its text for a terminal, its JSON (`schema/diff-1.json`).
May import: `ports`, `errors`, `model`. What one of the reports could not see is unknown, never gone and never the same.
"""
