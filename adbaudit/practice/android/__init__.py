"""The Android behind a practice phone: its state, and the programs that read and change it.

Takes: a `Profile` (see `blueprint.py`; `practice/profile.py` loads one). Gives: `Android`, a `Machine`.
May import: errors, model, `practice.machine`. Inside out: tables, `state`, rules, `dumps/`, `programs/`, `android`.
To add a program: a file in `programs/` and a row in `programs/registry.py`.
"""

from adbaudit.practice.android.android import Android

__all__ = ["Android"]
