"""A phone's shell over adb: many commands in one stream, each with its own time and size."""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Sequence

from adbutils import AdbConnection

from adbaudit.device.connection import NoAnswer, ask_server, open_service
from adbaudit.device.framing import Frames, script_of, split
from adbaudit.device.packets import ShellPackets
from adbaudit.device.server import ServerAddress
from adbaudit.ports import Answer, Command, Ending

OPEN_SECONDS = 10.0
RUN_SECONDS = 100.0
MOST_HANGS = 2
SCRIPT_BYTES = 60_000
"""The adb server takes at most 65,535 bytes in one request (four hexadecimal digits of length)."""
LEGACY_SCRIPT_BYTES = 3_500
"""adbd before Android 7 takes at most 4,096 bytes in one packet, and a longer service name ends the server."""
CHUNK = 1 << 18


class AdbShell:
    """`ports.Shell` over a running adb server; a refused, hanging or flooding command costs only itself."""

    def __init__(self, address: ServerAddress, serial: str) -> None:
        """Keep where the phone is; nothing is opened yet."""
        self.address = address
        self.serial = serial
        self._features: frozenset[str] | None = None

    def run(self, commands: Sequence[Command]) -> tuple[Answer, ...]:
        """Run commands in as few streams as their lengths and endings allow.

        The command on which the connection broke is tried once more, in case only adbd was restarted. A program that
        let its time pass twice is not started again, and after `RUN_SECONDS` nothing is: a phone on which everything
        hangs still gives a report.
        """
        answers: list[Answer | None] = [None] * len(commands)
        was_retried = False
        deadline = time.monotonic() + RUN_SECONDS
        while left := _still_to_run(commands, answers):
            if time.monotonic() > deadline:
                _give_up(commands, answers, left, Ending.TIMEOUT)
                break
            try:
                done = self._run_some([commands[index] for index in left])
            except NoAnswer:
                _give_up(commands, answers, left, Ending.NOT_RUN)
                break
            if done[-1].ending is Ending.DISCONNECTED and not was_retried:
                was_retried = True
                done.pop()
            for index, answer in zip(left, done, strict=False):
                answers[index] = answer
        return tuple(answer for answer in answers if answer is not None)

    def _run_some(self, commands: Sequence[Command]) -> list[Answer]:
        features = self._known_features()
        limit = SCRIPT_BYTES if "shell_v2" in features else LEGACY_SCRIPT_BYTES
        return self._run_stream(commands[: split(commands, limit)], features)

    def _known_features(self) -> frozenset[str]:
        if self._features is None:
            listed = ask_server(self.address, f"host-serial:{self.serial}:features", seconds=OPEN_SECONDS)
            self._features = frozenset(listed.split(","))
        return self._features

    def _run_stream(self, commands: Sequence[Command], features: frozenset[str]) -> list[Answer]:
        """Answers up to the first command that did not end well, that one included."""
        nonce = secrets.token_hex(8)
        script = script_of(commands, nonce)
        packets = ShellPackets() if "shell_v2" in features else None
        with self._open(script, is_v2=packets is not None) as connection:
            return _read_answers(connection, commands, Frames(nonce), packets)

    def _open(self, script: str, *, is_v2: bool) -> AdbConnection:
        if is_v2:
            return self._open_service(f"shell,v2,raw:{script}")
        try:
            return self._open_service(f"exec:{script}")
        except NoAnswer:  # Android 4.4 has no exec service; its shell service writes CRLF, as a terminal does
            return self._open_service(f"shell:{script}")

    def _open_service(self, service: str) -> AdbConnection:
        return open_service(self.address, f"host:transport:{self.serial}", service, seconds=OPEN_SECONDS)


def _still_to_run(commands: Sequence[Command], answers: list[Answer | None]) -> list[int]:
    """Places without an answer; those of a program that hung twice get one here."""
    hung = Counter(answer.command.argv[0] for answer in answers if answer and answer.ending is Ending.TIMEOUT)
    left = []
    for index, command in enumerate(commands):
        if answers[index] is not None:
            continue
        if hung[command.argv[0]] >= MOST_HANGS:
            answers[index] = _unanswered(command, Ending.TIMEOUT)
        else:
            left.append(index)
    return left


def _give_up(commands: Sequence[Command], answers: list[Answer | None], left: Sequence[int], ending: Ending) -> None:
    for index in left:
        answers[index] = _unanswered(commands[index], ending)


def _read_answers(
    connection: AdbConnection, commands: Sequence[Command], frames: Frames, packets: ShellPackets | None
) -> list[Answer]:
    answers: list[Answer] = []
    deadline = time.monotonic() + commands[0].seconds
    while True:
        command = commands[len(answers)]
        data = _receive(connection, deadline)
        if data is None:
            return [*answers, _cut(command, frames, Ending.TIMEOUT)]
        if not data:
            return [*answers, _cut(command, frames, Ending.DISCONNECTED)]
        for index, status, output in frames.feed(packets.feed(data) if packets else data):
            if index == len(answers) + 1:
                done = commands[index - 1]
                answers.append(Answer(command=done, output=output, status=status, ending=Ending.COMPLETE))
                if index == len(commands):
                    return answers
                deadline = time.monotonic() + commands[index].seconds
        if frames.open_size > commands[len(answers)].max_bytes:
            return [*answers, _cut(commands[len(answers)], frames, Ending.TOO_LONG)]


def _receive(connection: AdbConnection, deadline: float) -> bytes | None:
    """Some bytes; none at the end of the stream; `None` when the time is over."""
    left = deadline - time.monotonic()
    if left <= 0:
        return None
    connection.conn.settimeout(left)
    try:
        return bytes(connection.conn.recv(CHUNK))
    except TimeoutError:
        return None
    except OSError:
        return b""


def _cut(command: Command, frames: Frames, ending: Ending) -> Answer:
    return Answer(command=command, output=frames.unfinished[: command.max_bytes], status=None, ending=ending)


def _unanswered(command: Command, ending: Ending) -> Answer:
    return Answer(command=command, output=b"", status=None, ending=ending)
