"""All outputs that a source holds, each under the command that printed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

Argv = tuple[str, ...]
UNNAMED: Argv = ()
"""The command of an output that no prompt, banner or content told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One output. `is_partial` where a filter behind the command let only some lines through."""

    command: Argv
    text: str
    is_partial: bool = False
    is_named: bool = False
    """A prompt or banner names the command; otherwise its content told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a source has for a command; `is_whole` is false where it was worked out or may lack something."""

    text: str
    is_whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Outputs in the order of the files; `local_times` are what headers and trailers print, without a zone."""

    pieces: tuple[Piece, ...]
    local_times: tuple[str, ...] = ()
    header_time: str | None = None
    """The time in a dumpstate's header, which stands before all others."""
    is_dumpstate: bool = False
    behind: Pile | None = field(default=None)
    """A second source that is asked for what this one lacks."""

    def every(self, *command: str) -> tuple[Piece, ...]:
        """Outputs of exactly this command that differ from one another."""
        different = {piece.text.strip(): piece for piece in self.pieces if piece.command == command}
        if not different and self.behind is not None:
            return self.behind.every(*command)
        return tuple(different.values())

    def one(self, *command: str) -> Piece | None:
        """The command's output; `None` too where there are two that differ, as when somebody wrote into a dump."""
        pieces = self.every(*command)
        return pieces[0] if len(pieces) == 1 else None

    def starting(self, *command: str) -> tuple[Piece, ...]:
        """Outputs of commands that begin so, however they go on."""
        own = tuple(piece for piece in self.pieces if piece.command[: len(command)] == command)
        return own if own or self.behind is None else self.behind.starting(*command)


def together(piles: Sequence[Pile]) -> Pile:
    """The outputs of several files as one pile."""
    return Pile(
        pieces=tuple(piece for pile in piles for piece in pile.pieces),
        local_times=tuple(time for pile in piles for time in pile.local_times),
        header_time=next((pile.header_time for pile in piles if pile.header_time), None),
        is_dumpstate=any(pile.is_dumpstate for pile in piles),
    )


def before(first: Pile, second: Pile) -> Pile:
    """The first pile, and the second for what it lacks."""
    return replace(
        first,
        local_times=first.local_times or second.local_times,
        header_time=first.header_time or second.header_time,
        behind=second,
    )
