"""A phone's shell over adb: many commands in one stream, each with its own time and size."""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence

from adbutils import AdbConnection

from adbaudit.device.connection import NoAnswer, ask_server, open_service
from adbaudit.device.framing import Frames, script_of, split
from adbaudit.device.packets import ShellPackets
from adbaudit.device.server import ServerAddress
from adbaudit.ports import Answer, Command, Ending

OPEN_SECONDS = 10.0
RUN_SECONDS = 150.0
"""After this long no further stream is opened: a phone on which everything hangs still gives a report."""
SCRIPT_BYTES = 60_000
"""The adb server takes at most 65,535 bytes in one request (four hexadecimal digits of length)."""
LEGACY_SCRIPT_BYTES = 3_500
"""adbd before Android 7 takes at most 4,096 bytes in one packet, and a longer service name ends the server."""
CHUNK = 1 << 18


class AdbShell:
    """`ports.Shell` over a running adb server; a refused, hanging or flooding command costs only itself."""

    def __init__(self, address: ServerAddress, serial: str) -> None:
        """Keep where the phone is; nothing is opened yet."""
        self._address = address
        self._serial = serial
        self._features: frozenset[str] | None = None

    def run(self, commands: Sequence[Command]) -> tuple[Answer, ...]:
        """Run commands in as few streams as their lengths and endings allow.

        The command on which the connection broke is tried once more, in case only adbd was restarted.
        """
        answers: list[Answer] = []
        was_retried = False
        deadline = time.monotonic() + RUN_SECONDS
        while len(answers) < len(commands):
            rest = commands[len(answers) :]
            if time.monotonic() > deadline:
                answers += [_unanswered(command, Ending.TIMEOUT) for command in rest]
                break
            try:
                features = self._known_features()
                limit = SCRIPT_BYTES if "shell_v2" in features else LEGACY_SCRIPT_BYTES
                answers += self._run_stream(rest[: split(rest, limit)], features)
            except NoAnswer:
                answers += [_unanswered(command, Ending.NOT_RUN) for command in rest]
            if answers[-1].ending is Ending.DISCONNECTED and not was_retried:
                answers.pop()
                was_retried = True
        return tuple(answers)

    def _known_features(self) -> frozenset[str]:
        if self._features is None:
            listed = ask_server(self._address, f"host-serial:{self._serial}:features", seconds=OPEN_SECONDS)
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
        return open_service(self._address, f"host:transport:{self._serial}", service, seconds=OPEN_SECONDS)


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
