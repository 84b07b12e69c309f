"""The same work for many things, in several processes: a process that dies or hangs costs only the thing it was at."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar, Union

Task = TypeVar("Task")
Result = TypeVar("Result")

SECONDS = 300.0
"""No honest file takes a hundredth of it."""

_BATCH, _FIRST_BATCH = 8, 64
"""Things given to a process at once, which makes for few round trips.

First more, since who asks may be busy with other things before listening.
"""
_EVEN, _EVEN_AT_THE_END = 4, 2
"""At first and later, each process is given at most this part of its share of what is left: none waits for others."""


class Lost(Enum):
    """Why there is no result."""

    DIED = "died"
    HUNG = "hung"


Outcome = Union[Result, Lost]


def each(
    work: Callable[[Task], Result], tasks: Sequence[Task], *, jobs: int, seconds: float = SECONDS
) -> Iterator[Outcome[Result]]:
    """The result for each task, in the order of the tasks; processes that are still there end with the iterator.

    `work` must be importable by name, for systems where processes do not begin as copies of this one.
    """
    with at_work(work, tasks, jobs=jobs, seconds=seconds) as outcomes:
        yield from outcomes


@contextmanager
def at_work(
    work: Callable[[Task], Result], tasks: Sequence[Task], *, jobs: int, seconds: float = SECONDS
) -> Iterator[Iterator[Outcome[Result]]]:
    """The same, with processes that are at it from now on, whenever somebody listens, until the end of the block."""
    crew = _Crew[Task, Result](work=work, tasks=tasks, seconds=seconds)
    try:
        crew.start(min(jobs, len(tasks)))
        yield crew.outcomes()
    finally:
        crew.end()


@dataclass(slots=True, kw_only=True)
class _Worker:
    """One process: its end of the pipe, what it was given and did not answer yet, since when it is at the first."""

    process: BaseProcess
    pipe: Connection
    at: deque[int] = field(default_factory=deque)
    since: float = 0.0


@dataclass(slots=True, kw_only=True)
class _Crew(Generic[Task, Result]):
    work: Callable[[Task], Result]
    tasks: Sequence[Task]
    seconds: float
    workers: list[_Worker] = field(default_factory=list)
    waiting: deque[int] = field(default_factory=deque)
    done: dict[int, Outcome[Result]] = field(default_factory=dict)

    def start(self, count: int) -> None:
        self.waiting.extend(range(len(self.tasks)))
        first = max(1, min(_FIRST_BATCH, len(self.tasks) // (_EVEN * count))) if count else 0
        for _ in range(count):
            self._hire(first)

    def outcomes(self) -> Iterator[Outcome[Result]]:
        for number in range(len(self.tasks)):
            while number not in self.done:
                self._hear()
            yield self.done.pop(number)

    def end(self) -> None:
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.process.join()
            worker.pipe.close()
        self.workers.clear()

    def _hire(self, batch: int = _BATCH) -> None:
        """A forked process has copies of our ends of all pipes, and would keep them open after us."""
        is_copy = _starts_as_copy()
        context = get_context("fork") if is_copy else get_context("spawn")
        ours, theirs = context.Pipe()
        copies = [*(worker.pipe for worker in self.workers), ours] if is_copy else []
        process = context.Process(target=_serve, args=(self.work, theirs, copies), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process=process, pipe=ours)
        self.workers.append(worker)
        self._give(worker, batch)

    def _give(self, worker: _Worker, most: int = _BATCH) -> None:
        share = max(1, len(self.waiting) // (_EVEN_AT_THE_END * len(self.workers)))
        batch = [self.waiting.popleft() for _ in range(min(most, share, len(self.waiting)))]
        worker.at.extend(batch)
        worker.since = time.monotonic()
        with suppress(BrokenPipeError):  # it died already, which is heard next
            worker.pipe.send([(number, self.tasks[number]) for number in batch])

    def _hear(self) -> None:
        """Take what has come; whoever said nothing for too long is at something that never ends."""
        busy = {worker.pipe: worker for worker in self.workers if worker.at}
        heard = wait(list(busy), timeout=max(0.0, self._patience()))
        for pipe in heard:
            self._take(busy[pipe])  # type: ignore[index]  # only pipes were asked
        if not heard:
            for worker in [one for one in busy.values() if time.monotonic() - one.since >= self.seconds]:
                self._replace(worker, Lost.HUNG)

    def _patience(self) -> float:
        return min(worker.since for worker in self.workers if worker.at) + self.seconds - time.monotonic()

    def _take(self, worker: _Worker) -> None:
        try:
            number, result = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker, Lost.DIED)
            return
        worker.at.remove(number)
        worker.since = time.monotonic()
        self.done[number] = result
        if not worker.at and self.waiting:
            self._give(worker)

    def _replace(self, worker: _Worker, lost: Lost) -> None:
        """The thing it was at is lost; what it had not begun goes to others."""
        self.done[worker.at.popleft()] = lost
        self.waiting.extendleft(reversed(worker.at))
        self.workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        if self.waiting:
            self._hire()


def _serve(work: Callable[[Task], Result], pipe: Connection, copies: Sequence[Connection]) -> None:
    """In the process: answer until nobody asks any more. Ctrl-C is for the one who asks."""
    gc.freeze()  # what was there before is nobody's to clear away here
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for copy in copies:
        copy.close()
    if not os.environ.get("ADBAUDIT_DEBUG"):
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  for as long as the process lives
    with suppress(EOFError, OSError):
        while True:
            for number, task in pipe.recv():
                pipe.send((number, work(task)))


def _starts_as_copy() -> bool:
    """That is quickest, but sound only on Linux, and only while no other thread runs."""
    return sys.platform == "linux" and threading.active_count() == 1
