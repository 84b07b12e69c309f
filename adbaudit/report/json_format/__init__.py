"""JSON for programs: the promise written down in `schema/report-1.json`.

Takes: a `Report`. Gives: JSON text. May import: `ports`, `errors`, `model`.
To add a field: here, in the schema, in the test's example; never change what a field means.
"""
