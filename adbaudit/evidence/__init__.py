"""A bundle that can be shown to be as it was: seal one, verify one.

Takes: files and what is known of how they came about, or the bytes of a bundle. Gives: a bundle, or every difference.
May import: ports, errors, model, private_file. The only importer of cryptography and pyrage. The format is
in docs/evidence.md; to add a field: `manifest.py`, `schema/evidence-1.json`, `claims.py` where `verify` shall tell it.
"""
