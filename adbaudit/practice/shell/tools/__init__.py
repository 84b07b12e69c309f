"""The file tools of toybox that ranged reads use.

Takes: a command's words and streams, the phone's files. Gives: output and a status, with toybox's words for faults.
May import: `practice.shell`, `practice.machine`, the standard library.
To add a tool: a function of (argv, streams, state, context) in its own file, and its name in `table.py`.
"""
