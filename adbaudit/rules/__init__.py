"""Rules: what a fact means, kept in data files.

Takes: the folder `rules/`; then apps and gaps. Gives: `load.load_rules` → RulePack, `evaluate.evaluate` → Evaluation.
May import: `errors`, `model`.
To add one: a file in `rules/permissions/`; for a new kind of condition, a noun in `model/condition.py`, its words in
`condition_file.py`, its answer in `conditions.py`.
"""
