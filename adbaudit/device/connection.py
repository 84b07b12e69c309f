"""One connection to an adb server, never starting a server by the way, always closed when something fails."""

from __future__ import annotations

from adbutils import AdbClient, AdbConnection
from adbutils.errors import AdbError

from adbaudit.device.server import ServerAddress, is_listening

NoAnswer = (AdbError, OSError, ValueError)
"""What adbutils raises when a server refuses, hangs up, or does not speak adb's language."""


def ask_server(address: ServerAddress, request: str, *, seconds: float) -> str:
    """The server's answer to a request such as `host:devices-l`.

    Raises:
        NoAnswer: it refused or was not there.

    """
    connection = open_service(address, request, seconds=seconds)
    with connection.conn:  # closed at once: adbutils' own way of closing waits ten milliseconds each time
        return str(connection.read_string_block())


def open_service(address: ServerAddress, *requests: str, seconds: float) -> AdbConnection:
    """A connection on which the server has agreed to every request in turn.

    Raises:
        NoAnswer: it refused one, or was not there.

    """
    if not is_listening(address):  # adbutils would start a server of its own choice
        raise ConnectionRefusedError
    connection = AdbClient(host=address.host, port=address.port).make_connection(timeout=seconds)
    try:
        for request in requests:
            name = request.encode()
            connection.conn.sendall(f"{len(name):04x}".encode() + name)
            connection.check_okay()
    except NoAnswer:
        connection.close()
        raise
    return connection
