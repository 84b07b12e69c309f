"""The command line: words in, words out, exit codes.

Takes: arguments. Gives: text on standard output, errors in three parts on standard error, an exit code.
May import: workflow, report, locale, errors, model, and from `device` the words for a phone's state.
To add a command: `cli/<command>.py` with `command(say)`, a row in `main.COMMANDS`, the README's table.
"""
