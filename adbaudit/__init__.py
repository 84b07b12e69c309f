"""adbaudit: see which loan apps can read the contacts, the messages and the call log of a phone.

Importing this does nothing; the names below load their rooms when they are first used.
"""

__version__ = "0.1.0"
