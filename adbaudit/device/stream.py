"""One stream of answers, each given as soon as it is whole."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

from adbutils import AdbConnection

from adbaudit.device.framing import Frames
from adbaudit.device.packets import ShellPackets
from adbaudit.ports import Answer, Command, Ending

CHUNK = 1 << 18


def answers_in(
    connection: AdbConnection, commands: Sequence[Command], frames: Frames, packets: ShellPackets | None
) -> Iterator[Answer]:
    """Answers in order, up to the first that did not end well, that one included; then the connection is closed."""
    with connection.conn:  # closed at once: adbutils' own way of closing waits ten milliseconds each time
        yield from _answers(connection, commands, frames, packets)


def _answers(
    connection: AdbConnection, commands: Sequence[Command], frames: Frames, packets: ShellPackets | None
) -> Iterator[Answer]:
    place = 0
    deadline = time.monotonic() + commands[0].seconds
    while place < len(commands):
        data = _receive(connection, deadline)
        if not data:
            yield _cut(commands[place], frames, Ending.TIMEOUT if data is None else Ending.DISCONNECTED)
            return
        for index, status, output in frames.feed(packets.feed(data) if packets else data):
            if index == place + 1:
                place = index
                deadline = time.monotonic() + commands[min(place, len(commands) - 1)].seconds
                yield Answer(command=commands[index - 1], output=output, status=status, ending=Ending.COMPLETE)
        if place < len(commands) and frames.open_size > commands[place].max_bytes:
            yield _cut(commands[place], frames, Ending.TOO_LONG)
            return


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
