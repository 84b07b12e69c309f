"""`adbaudit devices`: which phones are there, in which state, and what to press."""

from __future__ import annotations

import os

import click

from adbaudit.cli.output import write
from adbaudit.errors import AdbauditError
from adbaudit.model.message import message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(name="devices", help=say(message("List connected phones, their state, and what to press.")))
    @click.option("--lang", metavar="TAG", help=say(message("Language: en or zh-CN.")))
    def devices(lang: str | None) -> int:  # noqa: ARG001  # read before the command starts, see main.py
        return _list(say)

    return devices


def _list(say: Translator) -> int:
    """0 when a phone is ready; otherwise the code of the error that tells what is missing."""
    from adbaudit.device.phones import choose  # noqa: PLC0415  # brings adbutils in
    from adbaudit.device.states import DeviceState, meaning, what_to_press  # noqa: PLC0415  # as above
    from adbaudit.workflow.phones import connected_phones  # noqa: PLC0415  # as above

    _, phones = connected_phones(os.environ)
    if not phones:
        choose(phones, None)
    lines = []
    for phone in phones:
        name = visible(phone.serial) + (f" ({visible(phone.model.replace('_', ' '))})" if phone.model else "")
        lines += [f"{name}: {say(meaning(phone.state))}", f"    {say(what_to_press(phone.state))}"]
    write("\n".join(lines) + "\n", None)
    is_ready = any(phone.state is DeviceState.DEVICE for phone in phones)
    return 0 if is_ready else AdbauditError.exit_code
