"""Apply: the only room that changes a phone, step by step, and can put back what it changed.

Takes: actions of a plan, a Shell, a StateReader, a Journal, a Clock. Gives: receipts, read back from the phone.
May import: ports, errors, model. To allow one more change: a kind in `model/action.py`, what it is about in
`subjects.py`, when it holds in `effect.py`, its way back in `inverse.py`, a case in `tests/apply/`.
"""

from adbaudit.apply.carry_out import carry_out
from adbaudit.apply.journal_file import JournalFile, read_entries, read_journal
from adbaudit.apply.maker_lock import find_lock
from adbaudit.apply.recheck import recheck
from adbaudit.apply.undo import pending, stands_as_before, undo

__all__ = [
    "JournalFile",
    "carry_out",
    "find_lock",
    "pending",
    "read_entries",
    "read_journal",
    "recheck",
    "stands_as_before",
    "undo",
]
