"""The nouns: frozen values that every room speaks in.

Takes: nothing. Gives: dataclasses and enums. May import: the standard library only.
To add one: a file named after the concept; keep it a value, never an actor.
"""
