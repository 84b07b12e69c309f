"""What is about to be changed on a phone, and what came of it, for people and for programs.

Takes: a `Plan`, `StepResult`s, `Receipt`s. Gives: text of an exact width, or JSON. May import:
`ports`, `errors`, `model`. To add a form: a file with one function, called by `cli/revoke.py` or `cli/undo.py`.
"""
