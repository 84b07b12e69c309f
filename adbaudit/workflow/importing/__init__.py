"""Other people's lists, made into a pack of rules of one's own.

Takes: a table of apps, or a bundle of STIX 2 indicators as MVT and others use it. Gives: a folder for `--rules`, and
everything that was not taken over, with the reason. To read one more form: a file beside `from_table.py` that gives an
`Imported`.
"""
