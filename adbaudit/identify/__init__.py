"""Identify: is it a loan app, how sure, because of what.

Takes: the catalogue; a package name, its label, installer and the marks of its files. Gives: `identify.identify` →
Identity, `suspects.is_suspect`. May import: `errors`, `model`.
To add one: an app, a word or a weight is data (`rules/catalogue/`, `rules/keywords/`); a new kind of sign is a
function in `signs.py`, a new way to hide a word one in `hidden_words.py`.
"""
