"""What an APK file would have told, in one word each for gaps and for open questions, so that no fact is told twice."""

from __future__ import annotations

from adbaudit.model.message import message

MANIFEST = message("the app's manifest, with what it asks for")
SIGNERS = message("who signed the app")
CODE = message("what its code refers to")
