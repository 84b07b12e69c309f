"""The line from end to end: the only room that knows all others.

Takes: a shell or files, rules, a clock, wishes. Gives: a `Report`.
May import: every room but `cli`. `audit.py` walks the line, `phones.py` finds a phone, `practice.py` makes one.
To add a source: a module here that ends in a `Shell`, then `audit.scan`.
"""
