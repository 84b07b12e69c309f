"""Stretches of many files in as few commands as possible; what does not come that way is asked for by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.apk.bundles import bundles_of, command_of, stretches_in
from adbaudit.apk.questions import BLOCK, Entry, NotAnswered, Question, Reply, Stretch, Whole, whole, wrong_length
from adbaudit.apk.shell_tools import ShellTools
from adbaudit.ports import Answer, Command, Shell

_SECONDS = 20.0


def ask(
    shell: Shell, questions: Sequence[Question], tools: ShellTools, *, apart: frozenset[str] = frozenset()
) -> tuple[Reply, ...]:
    """One reply each, in one round trip as long as the phone answers as it should.

    Files `apart` are never in one command with others, which so stay the same whatever else is asked for: a saved
    capture, which knows answers by their commands, then still has theirs.
    """
    stretches = dict.fromkeys(one for one in questions if isinstance(one, Stretch))
    bundled: dict[Question, Reply] = dict(_bundled(shell, list(stretches), tools, apart))
    left = list(dict.fromkeys(one for one in questions if not isinstance(one, Stretch) or one not in bundled))
    answers = tuple(shell.run([_command(one) for one in left])) if left else ()
    alone: dict[Question, Reply] = {one: _reply(one, answer) for one, answer in zip(left, answers, strict=True)}
    known = bundled | alone
    return tuple(known[one] for one in questions)


def _bundled(
    shell: Shell, stretches: Sequence[Stretch], tools: ShellTools, apart: frozenset[str]
) -> Iterator[tuple[Stretch, bytes]]:
    """Those that came as they should."""
    bundles = [
        bundle
        for is_apart in (False, True)
        for bundle in bundles_of([one for one in stretches if (one.path in apart) is is_apart], tools)
    ]
    answers = tuple(shell.run([command_of(bundle, tools) for bundle in bundles])) if bundles else ()
    for bundle, answer in zip(bundles, answers, strict=True):
        try:
            yield from list(stretches_in(answer, bundle, tools))
        except NotAnswered:
            continue


def _command(question: Question) -> Command:
    match question:
        case Stretch(path=path, skip=skip, count=count, due=due):
            argv = ("dd", f"if={path}", f"bs={BLOCK}", f"skip={skip}", f"count={count}")
            return Command(argv=argv, max_bytes=due + BLOCK, seconds=_SECONDS, drop_stderr=True)
        case Entry(path=path, name=name, most=most):
            return Command(argv=("unzip", "-p", path, name), max_bytes=most, seconds=_SECONDS, drop_stderr=True)
        case Whole(path=path, most=most):
            return Command(argv=("cat", path), max_bytes=most, seconds=2 * _SECONDS, drop_stderr=True)


def _reply(question: Question, answer: Answer) -> Reply:
    try:
        content = whole(answer).output
    except NotAnswered as silence:
        return silence
    if isinstance(question, Stretch) and len(content) != question.due:
        return wrong_length("dd", len(content), question.due)
    return content
