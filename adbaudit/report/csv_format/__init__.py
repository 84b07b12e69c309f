"""CSV for spreadsheets and scripts: one row for each finding, each thing not read, each finding that is gone.

Takes: a `Report`. Gives: UTF-8 text, comma, `"` where needed, a head line. May import: `ports`, `errors`, `model`.
To add a column: a field of `Line` in `document.py`, a line in `docs/ci.md`; new ones at the end.
"""
