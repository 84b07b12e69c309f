"""A pile of saved outputs answers as the phone's shell would."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.ports import Answer, Command, Ending
from adbaudit.saved.pile import Argv, Found, Pile
from adbaudit.saved.recognise import RECOGNISERS
from adbaudit.saved.words import canonical


class SavedShell:
    """What was not saved, or only in part, ends in `NOT_SAVED`; nobody knows with which status a program ended."""

    def __init__(self, pile: Pile) -> None:
        """Answer from these outputs."""
        self._pile = pile

    def run(self, commands: Sequence[Command]) -> tuple[Answer, ...]:
        """One answer each, in the same order."""
        return tuple(self._answer(command) for command in commands)

    def _answer(self, command: Command) -> Answer:
        found = answer_from(self._pile, canonical(command.argv))
        ending = Ending.COMPLETE if found is not None and found.is_whole else Ending.NOT_SAVED
        return Answer(command=command, output=found.text.encode() if found else b"", status=None, ending=ending)


def answer_from(pile: Pile, argv: Argv) -> Found | None:
    """What the outputs say to one command, whoever printed them."""
    for recogniser in RECOGNISERS:
        if recogniser.is_for(argv):
            return recogniser.answer(argv, pile)
    pieces = pile.every(*argv) or (pile.every(*argv[:2]) if argv[:1] == ("dumpsys",) else ())
    piece = pieces[0] if len(pieces) == 1 else None
    return Found(text=piece.text, is_whole=not piece.is_partial) if piece else None
