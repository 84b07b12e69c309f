"""Probes: one command each, its argv and the reading of its text side by side.

Takes: text as the phone printed it. Gives: values, or `None` where the text is not that command's.
May import: model. All of them only read; `tests/workflow/test_read_only.py` holds the list.
To add one: `probes/<command>.py` with `command()` and `parse()`, then `collect.py`.
"""
