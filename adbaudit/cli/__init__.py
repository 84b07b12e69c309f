"""The command line: words in, words out, exit codes.

Takes: arguments. Gives: text on standard output, errors in three parts on standard error, an exit code.
May import: workflow, report, locale, errors, model; `device` and `practice` only through workflow.
To add a command: `cli/<command>.py` with `command(say)`, a row in `main.COMMANDS`, the README's table.
"""
