"""SARIF 2.1.0 (OASIS, errata 01) for code scanning.

Takes: a `Report`. Gives: a SARIF log, one run for each phone or run over files. May import: `ports`, `errors`, `model`.
GitHub's limits are kept: at most 20 runs, 25,000 results a run, 20 tags a rule, each result of a file with a location.
"""
