"""The program's first and last steps: language, the command's module, errors, exit code."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from types import FrameType
from typing import NoReturn, cast

import click

from adbaudit.cli.exit_code import STOPPED
from adbaudit.cli.failure import tell, tell_unexpected
from adbaudit.cli.help_words import speaking
from adbaudit.cli.midway import StoppedMidwayError
from adbaudit.cli.options import language_words
from adbaudit.cli.usage import usage_fault
from adbaudit.cli.welcome import welcome
from adbaudit.errors import AdbauditError, UsageFault
from adbaudit.locale.language import AUTO, language_note, pick_language
from adbaudit.locale.phones_language import PhonesLanguage
from adbaudit.locale.translator import load_translator
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator
from adbaudit.version import __version__

COMMANDS = (
    *("scan", "revoke", "undo", "open", "report", "letters", "handout", "evidence"),
    *("diff", "apk", "capture", "devices", "doctor", "pair", "practice", "rules"),
)
SPEAK_TO_ADB = frozenset({*COMMANDS, "seal"}) - {"report", "handout", "evidence", "diff", "apk", "rules"}


def run(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command line and give its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    tag = _language_in(words)
    say: Translator = load_translator(pick_language(tag, os.environ))
    if tag == AUTO:
        say = PhonesLanguage(say)
    note = language_note(tag)
    if note is not None:
        click.echo(say(note), err=True)
    with contextlib.suppress(ValueError):  # not in the main thread: whoever runs us there handles signals
        signal.signal(signal.SIGTERM, _stop)
    try:
        if any(word in SPEAK_TO_ADB for word in words):
            from adbaudit.device.server import usual_address  # noqa: PLC0415  # `--help` stays quick

            usual_address(os.environ)  # adbutils reads the port when it is imported, and would only say ValueError
        return _carry_out(words, say)
    except AdbauditError as fault:
        return tell(fault, say)
    except StoppedMidwayError as stopped:
        click.echo(say(stopped.told), err=True)
        return STOPPED
    except (KeyboardInterrupt, click.Abort):
        click.echo(say(_stopped(words)), err=True)
        return STOPPED
    except OSError as fault:
        return tell(_no_room(fault), say) if fault.errno == errno.ENOSPC else tell_unexpected(fault, say)
    except Exception as fault:  # noqa: BLE001  # the last resort: no traceback for a worried person
        return tell_unexpected(fault, say)


def _stopped(words: Sequence[str]) -> Message:
    """`open` and `pair` may have acted by then, and others have nothing to do with a phone."""
    if any(word in SPEAK_TO_ADB - {"open", "pair", "practice"} for word in words):
        return message("Stopped. Nothing was changed on the phone.")
    return message("Stopped.")


def _carry_out(words: list[str], say: Translator) -> int:
    try:
        code = Program(say).main(args=words, prog_name="adbaudit", standalone_mode=False, obj=say)
    except click.ClickException as fault:
        return tell(usage_fault(fault), say)
    return code if isinstance(code, int) else 0


class Program(click.Group):
    """Each command's module is imported only when that command is meant."""

    def __init__(self, say: Translator) -> None:
        """Build the top of the command line in the language of the translator."""
        super().__init__(
            name="adbaudit",
            invoke_without_command=True,
            callback=click.pass_context(partial(_welcome, say)),
            help=say(
                message(
                    "See which loan apps can read the contacts, the messages and the call log of an Android phone, "
                    "whether they did, and how to stop it. Reading changes nothing on the phone."
                )
            ),
            params=[
                click.Option(
                    ["--version"],
                    is_flag=True,
                    expose_value=False,
                    is_eager=True,
                    callback=_show_version,
                    help=say(message("Show the version and exit.")),
                ),
                click.Option(["--lang"], metavar="TAG", expose_value=False, help=say(language_words())),
            ],
            context_settings={"help_option_names": ["-h", "--help"]},
        )
        self._say = say
        speaking(self, say)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click asks with the context
        """Every command, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        """The command of that name, with its module."""
        if cmd_name not in COMMANDS:
            return None
        return speaking(cast("click.Command", import_module(f"adbaudit.cli.{cmd_name}").command(self._say)), self._say)


def _welcome(say: Translator, context: click.Context) -> int:
    """Nothing was asked for: wrong usage, but a friendly answer."""
    if context.invoked_subcommand is None:
        click.echo(welcome(say), err=True, nl=False)
    return UsageFault.exit_code


def _show_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: ARG001, FBT001  # click's form
    if value:
        click.echo(f"adbaudit {__version__}")
        context.exit()


def _language_in(words: Sequence[str]) -> str | None:
    """The value of `--lang`, wherever it stands, so that errors and help speak it too."""
    for index, word in enumerate(words):
        if word == "--lang" and index + 1 < len(words):
            return words[index + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def _no_room(fault: OSError) -> AdbauditError:
    """What click prints itself, such as help, where the disk behind standard output is full."""
    from adbaudit.cli.output import not_printed  # noqa: PLC0415  # most runs have no error to tell
    from adbaudit.model.os_reason import os_reason  # noqa: PLC0415  # as above

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return not_printed(os_reason(fault))


def _stop(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001  # a signal handler's form
    raise KeyboardInterrupt
