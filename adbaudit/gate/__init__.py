"""The gate: which findings make a run fail, which were known before, which are gone.

Takes: a `Report`, a `Policy`, a baseline. Gives: the report with its `Gate`. May import: `ports`, `errors`, `model`.
To let a policy speak of something else: a field in `model/policy.py`, `rules/policy_file.py`, then `threshold.py`.
"""
