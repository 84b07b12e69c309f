"""What was read of APK files before, kept where a person asked for it (`--cache`), found again by content.

Takes: a folder, the key of its seals, facts. Gives: the facts, or nothing where any doubt is left. May import: `ports`,
`errors`, `model`, `private_file`. An entry is never trusted blindly: what is not whole, or not as this version on this
computer writes it, is read anew.
"""
