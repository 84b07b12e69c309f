"""A phone's shell over adb: many commands in one stream, each with its own time and size."""

from __future__ import annotations

import secrets
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import takewhile

from adbutils import AdbConnection

from adbaudit.device.connection import NoAnswer, ask_server, open_service
from adbaudit.device.framing import Frames, script_of, split
from adbaudit.device.packets import ShellPackets
from adbaudit.device.server import ServerAddress
from adbaudit.device.stream import answers_in
from adbaudit.ports import Answer, Command, Ending

OPEN_SECONDS = 10.0
RUN_SECONDS = 100.0
MOST_HANGS = 2
SCRIPT_BYTES = 60_000
"""The adb server takes at most 65,535 bytes in one request (four hexadecimal digits of length)."""
LEGACY_SCRIPT_BYTES = 3_500
"""adbd before Android 7 takes at most 4,096 bytes in one packet, and a longer service name ends the server."""


class AdbShell:
    """`ports.Shell` over a running adb server; a refused, hanging or flooding command costs only itself."""

    def __init__(self, address: ServerAddress, serial: str) -> None:
        """Keep where the phone is; nothing is opened yet."""
        self.address = address
        self.serial = serial
        self._features: frozenset[str] | None = None

    def run(self, commands: Sequence[Command]) -> Iterator[Answer]:
        """Run commands in as few streams as their lengths and endings allow; the first is opened at the call.

        The command on which the connection broke is tried once more, in case only adbd was restarted. A program that
        let its time pass twice is not started again, and after `RUN_SECONDS` nothing is: a phone on which everything
        hangs still gives a report.
        """
        try:
            opened = self._stream(commands) if commands else None
        except NoAnswer:
            return (_unanswered(command, Ending.NOT_RUN) for command in commands)
        return self._answers(deque(commands), opened)

    def _answers(self, left: deque[Command], opened: Iterator[Answer] | None) -> Iterator[Answer]:
        """All answers, the first ones out of the stream that is open already."""
        hangs: Counter[str] = Counter()
        was_retried = False
        deadline = time.monotonic() + RUN_SECONDS
        while left:
            if hangs[left[0].argv[0]] >= MOST_HANGS or time.monotonic() > deadline:
                yield _unanswered(left.popleft(), Ending.TIMEOUT)
                continue
            some = list(takewhile(lambda command: hangs[command.argv[0]] < MOST_HANGS, left))
            try:
                stream, opened = opened or self._stream(some), None
                for answer in stream:
                    if answer.ending is Ending.DISCONNECTED and not was_retried:
                        was_retried = True
                        break
                    hangs[answer.command.argv[0]] += answer.ending is Ending.TIMEOUT
                    left.popleft()
                    yield answer
            except NoAnswer:
                if was_retried:  # this one was on its way when the connection broke, and could not be tried again
                    yield _unanswered(left.popleft(), Ending.DISCONNECTED)
                yield from (_unanswered(command, Ending.NOT_RUN) for command in left)
                return

    def _known_features(self) -> frozenset[str]:
        if self._features is None:
            listed = ask_server(self.address, f"host-serial:{self.serial}:features", seconds=OPEN_SECONDS)
            self._features = frozenset(listed.split(","))
        return self._features

    def _stream(self, commands: Sequence[Command]) -> Iterator[Answer]:
        """Answers to as many of the commands as fit into one stream, up to the first that did not end well."""
        features = self._known_features()
        limit = SCRIPT_BYTES if "shell_v2" in features else LEGACY_SCRIPT_BYTES
        fitting = commands[: split(commands, limit)]
        nonce = secrets.token_hex(8)
        packets = ShellPackets() if "shell_v2" in features else None
        connection = self._open(script_of(fitting, nonce), is_v2=packets is not None)
        return answers_in(connection, fitting, Frames(nonce), packets)

    def _open(self, script: str, *, is_v2: bool) -> AdbConnection:
        if is_v2:
            return self._open_service(f"shell,v2,raw:{script}")
        try:
            return self._open_service(f"exec:{script}")
        except NoAnswer:  # Android 4.4 has no exec service; its shell service writes CRLF, as a terminal does
            return self._open_service(f"shell:{script}")

    def _open_service(self, service: str) -> AdbConnection:
        return open_service(self.address, f"host:transport:{self.serial}", service, seconds=OPEN_SECONDS)


def _unanswered(command: Command, ending: Ending) -> Answer:
    return Answer(command=command, output=b"", status=None, ending=ending)
