"""How much may be asked of one phone for its APK files: what is left over when it is used up is left, and told."""

from __future__ import annotations

import time
from collections.abc import Sequence

from adbaudit.apk.questions import NotAnswered, Question, Reply, most_bytes
from adbaudit.apk.rounds import Ask
from adbaudit.model.message import message

MOST_BYTES = 256 << 20
MOST_SECONDS = 60.0
_LEFT = message("reading the apps' files took long, so adbaudit left the rest on the phone")


class Budget:
    """Asks as it is told to, until the bytes or the time are used up; questions come first that were asked first."""

    def __init__(self, ask: Ask, *, most_bytes: int = MOST_BYTES, seconds: float = MOST_SECONDS) -> None:
        """Time runs from now on."""
        self._ask = ask
        self._bytes = most_bytes
        self._deadline = time.monotonic() + seconds

    def __call__(self, questions: Sequence[Question]) -> tuple[Reply, ...]:
        """One reply each."""
        asked = [question for question in questions if self._allows(question)]
        replies = iter(self._ask(asked) if asked else ())
        chosen = {id(question) for question in asked}
        return tuple(next(replies) if id(question) in chosen else NotAnswered("dd", _LEFT) for question in questions)

    def _allows(self, question: Question) -> bool:
        if time.monotonic() > self._deadline or most_bytes(question) > self._bytes:
            return False
        self._bytes -= most_bytes(question)
        return True
