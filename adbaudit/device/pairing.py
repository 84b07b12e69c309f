"""Pairing with a phone over Wi-Fi (Android 11 and later), by its six digits or by a QR code.

The adb server does the cryptography; we only ask it (`host:pair:CODE:ADDRESS`, AOSP client/adb_wifi.cpp). What a phone
reads from a QR code is `WIFI:T:ADB;S:NAME;P:PASSWORD;;` (AOSP Settings, AdbQrCode): it then offers a pairing service
under that name. Tried against the real adb server as far as it goes without a phone, not with a phone.
"""

from __future__ import annotations

import re
import secrets
import string
from collections.abc import Sequence
from dataclasses import dataclass

from adbutils import AdbConnection

from adbaudit.device.connection import NoAnswer, ask_server, open_service
from adbaudit.device.server import ServerAddress
from adbaudit.errors import NotPaired, ServerFault
from adbaudit.model.message import Message, message

PAIRING = "_adb-tls-pairing._tcp"
CONNECT = "_adb-tls-connect._tcp"
_PAIR_SECONDS = 30.0
_ASK_SECONDS = 5.0
_LETTERS = string.ascii_letters + string.digits
_NAME_LETTERS = 5
"""With these lengths the QR code is 29 modules wide (version 3), so that it fits a terminal of 24 lines."""
_PASSWORD_LETTERS = 10
_SERVICE = re.compile(r"^(?P<name>[^\t]+?)[\t ]+(?P<kind>_adb[\w-]*\._tcp)\.?[\t ]+(?P<where>\S+)$")
_PAIRED = re.compile(r"^Successfully paired to .*?(?:\[guid=(?P<phone>[^\]]*)\])?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What a QR code tells the phone: the name to offer pairing under, and the password."""

    name: str
    password: str

    @property
    def text(self) -> str:
        """The text of the QR code; letters and digits only, so nothing in it needs escaping."""
        return f"WIFI:T:ADB;S:{self.name};P:{self.password};;"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """Something of adb's that a phone offers on this network: `adb-R5CT-abc`, `_adb-tls-connect._tcp`, an address."""

    name: str
    kind: str
    where: str


def new_invitation() -> Invitation:
    """A fresh name and password, from the system's source of randomness (59 bits of password)."""
    return Invitation(
        name="adbaudit-" + "".join(secrets.choice(_LETTERS) for _ in range(_NAME_LETTERS)),
        password="".join(secrets.choice(_LETTERS) for _ in range(_PASSWORD_LETTERS)),
    )


def pair(address: ServerAddress, where: str, code: str) -> str:
    """Pair with the phone that waits at `HOST:PORT`; gives the name it will go by on this network, or nothing.

    Raises:
        NotPaired: the phone or the server said no.

    """
    try:
        answer = _pairing_answer(address, where, code)
    except (*NoAnswer, EOFError) as fault:
        raise _not_paired(str(fault)) from fault
    found = _PAIRED.match(answer.strip())
    if not found:
        raise _not_paired(answer)
    return found["phone"] or ""


def services(address: ServerAddress) -> tuple[Service, ...] | None:
    """What the server has heard on this network; `None` when it does not listen for it.

    Raises:
        ServerFault: the server is gone.

    """
    try:
        if ask_server(address, "host:mdns:check", seconds=_ASK_SECONDS).startswith("ERROR"):
            return None
        return parse_services(ask_server(address, "host:mdns:services", seconds=_ASK_SECONDS))
    except ConnectionRefusedError as fault:
        raise ServerFault(
            message("The adb server is not running."),
            means=message("adbaudit hears of phones on this network through it."),
            next_step=message("Run “adbaudit doctor”; it starts the server and says what is wrong."),
        ) from fault
    except NoAnswer:  # an adb older than platform-tools 30 does not know mdns
        return None


def parse_services(text: str) -> tuple[Service, ...]:
    r"""Read `host:mdns:services`: `adb-R5CT-abc\t_adb-tls-connect._tcp\t192.168.1.5:40001`; older ones end in a dot."""
    found = (_SERVICE.match(line) for line in text.splitlines())
    return tuple(
        Service(name=match["name"], kind=match["kind"], where=match["where"]) for match in found if match is not None
    )


def newest(heard: Sequence[Service] | None, *, name: str, kind: str) -> Service | None:
    """The service of that name; one that is taken gets a number behind it, `adb-R5CT-abc (2)`, and the last answers."""
    named = [one for one in heard or () if one.kind == kind and _is_named(one.name, name)]
    return named[-1] if named else None


def _is_named(heard: str, name: str) -> bool:
    return heard == name or re.fullmatch(re.escape(name) + r" \(\d+\)", heard) is not None


def _pairing_answer(address: ServerAddress, where: str, code: str) -> str:
    """The server's sentence.

    After it took the request (`OKAY`) it says length and sentence; since platform-tools 35 `FAIL` stands before a
    failure's length (seen with 36.0.0). Both are read, and an `OKAY` there as well.
    """
    with open_service(address, f"host:pair:{code}:{where}", seconds=_PAIR_SECONDS) as connection:
        head = connection.read_exact(4)
        if head in {b"FAIL", b"OKAY"}:
            head = connection.read_exact(4)
        return _text(connection, int(head, 16))


def _text(connection: AdbConnection, length: int) -> str:
    return bytes(connection.read_exact(length)).decode("utf-8", errors="replace")


def _reason(said: str) -> Message | str:
    """What adb says of a page that is closed, in words; anything else as it was said."""
    if not said:
        return message("the adb server gave no answer")
    if "Unable to start pairing client" in said:
        return message("nothing answers at that address and port")
    return said[:200]


def _not_paired(reason: str) -> NotPaired:
    return NotPaired(
        message(
            "The phone was not paired: {reason}",
            reason=_reason(reason.strip()),
        ),
        means=message(
            "The code may be mistyped or used up, the page on the phone may have closed, or phone and computer may be "
            "on different networks. Nothing was changed on the phone."
        ),
        next_step=message(
            "On the phone close “Pair device with pairing code” and open it again: address and code are new each time. "
            "Keep that page open while you type them."
        ),
    )
