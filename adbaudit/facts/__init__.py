"""Facts: what a phone's own answers say, nothing judged but Access.

Takes: a `Shell`. Gives: `Facts` with a `Gap` for all that was refused, cut off or not understood.
May import: ports, errors, model. `probes/` has one file per command, argv and parse side by side; `collect.py` asks.
To read one more thing: a probe, a field in `model/facts.py`, a case in `tests/facts/`.
"""
