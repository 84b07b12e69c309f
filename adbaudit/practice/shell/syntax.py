"""What a script is made of once it has been read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Literal:
    """Letters that stand for themselves."""

    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    """`$name` or `${name}`; `?` is the status of the last command. Unquoted, its value falls into words at blanks."""

    name: str
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Strange:
    """A piece of a word in a syntax that this shell does not know, such as `$(date)` or `*`."""

    text: str


Part: TypeAlias = Literal | Variable | Strange


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `plain` is its text when nothing in it is quoted or expanded, so that it may be a reserved word.

    `assigns` is the name when the word begins as `name=` does, the first part then being a literal that has it.
    """

    parts: tuple[Part, ...]
    plain: str | None = None
    assigns: str | None = None


class Direction(Enum):
    """Which way a redirection goes."""

    READ = "<"
    WRITE = ">"
    DUPLICATE = "&"


@dataclass(frozen=True, slots=True)
class Redirection:
    """`descriptor` is read from or written to `target`: a path, or for DUPLICATE another descriptor's number."""

    descriptor: int
    direction: Direction
    target: Word


@dataclass(frozen=True, slots=True)
class Assignment:
    """`name=value`."""

    name: str
    value: Word


@dataclass(frozen=True, slots=True)
class Simple:
    """A command of words; without words its assignments change the shell."""

    assignments: tuple[Assignment, ...]
    words: tuple[Word, ...]
    redirections: tuple[Redirection, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """`{ …; }`: several commands that share redirections."""

    body: Script
    redirections: tuple[Redirection, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Text in a syntax that this shell does not know; it behaves as a missing command."""

    text: str


Command: TypeAlias = Simple | Group | Unknown


@dataclass(frozen=True, slots=True)
class Pipeline:
    """`a | b`; mostly one command only."""

    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A pipeline that runs after `;`, or only when the one before succeeded (`&&`) or failed (`||`)."""

    operator: str
    pipeline: Pipeline


@dataclass(frozen=True, slots=True)
class Script:
    """Everything, in order."""

    links: tuple[Link, ...]
