"""The command line: words in, words out, exit codes.

Takes: arguments. Gives: text on standard output, errors in three parts on standard error, an exit code.
May import: workflow and report for the work; of the rooms behind them only words, names and options (states of a phone,
secrets of evidence, pages that can be opened), errors, model, locale, private_file.
To add a command: `cli/<command>.py` with `command(say)`, a row in `main.COMMANDS`, the README's table.
"""
