"""Why no phone is seen: small checks over what was seen of this computer, each with what to press.

Takes: `Surroundings` (seen by `look.py`, the only file here that touches the world). Gives: `Check`s.
May import: the files of `device`, errors, model.
To add a check: a function of `Surroundings` in a file named after its subject, and its name in `diagnose.CHECKS`.
"""
