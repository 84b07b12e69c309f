"""`adbaudit devices`: which phones are there, in which state, and what to press."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from adbaudit.cli.options import language_option
from adbaudit.cli.output import sheet, write
from adbaudit.errors import AdbauditError
from adbaudit.model.message import message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible
from adbaudit.report.wrap import wrapped

if TYPE_CHECKING:
    from adbaudit.device.phones import ConnectedPhone
    from adbaudit.device.watch import Change

LONGEST_SERIAL = 100
_INDENT = 4


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(name="devices", help=say(message("List connected phones, their state, and what to press.")))
    @click.option("--watch", is_flag=True, help=say(message("Go on and print what changes, until Ctrl-C.")))
    @language_option(say)
    def devices(*, watch: bool, lang: str | None) -> int:  # noqa: ARG001  # --lang is read before the command starts, see main.py
        return _watch(say) if watch else _list(say)

    return devices


def _list(say: Translator) -> int:
    """0 when a phone is ready; otherwise the code of the error that tells what is missing."""
    from adbaudit.device.phones import choose  # noqa: PLC0415  # brings adbutils in
    from adbaudit.device.states import DeviceState  # noqa: PLC0415  # as above
    from adbaudit.workflow.phones import connected_phones  # noqa: PLC0415  # as above

    _, phones = connected_phones(os.environ)
    if not phones:
        choose(phones, None)
    write("".join(_told(phone, say) for phone in phones), None)
    is_ready = any(phone.state is DeviceState.DEVICE for phone in phones)
    return 0 if is_ready else AdbauditError.exit_code


def _watch(say: Translator) -> int:
    """Until Ctrl-C, or until whoever reads our output has closed it."""
    from adbaudit.workflow.connecting import watch_phones  # noqa: PLC0415  # brings adbutils in

    for different in watch_phones(os.environ):
        text = "".join(_change(change, say) for change in different)
        nothing = say(message("No phone yet. Plug one in; Ctrl-C ends this.")) + "\n"
        if not write(text or nothing, None):
            break
    return 0


def _change(change: Change, say: Translator) -> str:
    if change.is_gone:
        return say(message("{phone}: gone", phone=_name(change.phone))) + "\n"
    return _told(change.phone, say)


def _told(phone: ConnectedPhone, say: Translator) -> str:
    from adbaudit.workflow.connecting import what_it_says  # noqa: PLC0415  # brings adbutils in

    state, steps = what_it_says(phone, os.environ)
    width = sheet(os.environ, to_file=False, no_color=True).width
    first = wrapped(f"{_name(phone)}: {say(state)}", width)
    rest = (" " * _INDENT + line for line in wrapped(say(steps), width - _INDENT))
    return "\n".join((*first, *rest)) + "\n"


def _name(phone: ConnectedPhone) -> str:
    """Serial and model as the phone gave them, made harmless; the serial is shown because one must be chosen."""
    serial = visible(phone.serial, longest=LONGEST_SERIAL)
    return f"{serial} ({visible(phone.model.replace('_', ' '), longest=LONGEST_SERIAL)})" if phone.model else serial
