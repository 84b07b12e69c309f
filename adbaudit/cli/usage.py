"""What click says of a wrong command line, in our three parts and the reader's language."""

from __future__ import annotations

import re
from difflib import get_close_matches

import click

from adbaudit.errors import FileFault, UsageFault
from adbaudit.model.message import Message, message

_NO_SUCH_COMMAND = re.compile(r"No such command '(?P<name>.*)'\.", re.DOTALL)
"""How click has said it in every version."""


_PATH_AND_STATE = re.compile(
    r"\w+ (?P<quote>['\"])(?P<path>.*)(?P=quote) (?P<state>does not exist|is a directory|is a file)\.", re.DOTALL
)


def usage_fault(fault: click.ClickException) -> UsageFault | FileFault:
    """The error in three parts; what was typed is quoted, what click would say in English is not.

    A file to be looked at that is not there is no wrong usage: it could not be looked at, as with every command.
    """
    if isinstance(fault, click.BadParameter) and isinstance(fault.param, click.Argument) and _is_missing(fault):
        return FileFault(
            _bad_value(fault),
            means=message("Nothing was read or written."),
            next_step=message("Check the name and whether you may read the file."),
        )
    context = fault.ctx if isinstance(fault, click.UsageError) else None
    return UsageFault(
        _happened(fault),
        means=message("The command line could not be understood, so nothing was done."),
        next_step=message(
            "“{command} --help” shows what can be given.", command=context.command_path if context else "adbaudit"
        ),
    )


def _is_missing(fault: click.BadParameter) -> bool:
    found = _PATH_AND_STATE.fullmatch(fault.message)
    return found is not None and found["state"] == "does not exist"


def _happened(fault: click.ClickException) -> Message:
    match fault:
        case click.UsageError() if (missing := _NO_SUCH_COMMAND.match(fault.message)) and fault.ctx:
            return _no_such_command(missing["name"], fault.ctx)
        case click.NoSuchOption():
            return message("There is no option {name}.", name=fault.option_name)
        case click.MissingParameter():
            return message("{name} is missing.", name=_name(fault.param))
        case click.BadParameter() if fault.param and isinstance(fault.param.type, click.Choice):
            choices = ", ".join(map(str, fault.param.type.choices))
            return message("For {name} choose one of these: {choices}", name=_name(fault.param), choices=choices)
        case click.BadParameter():
            return _bad_value(fault)
        case _:
            return message("This is not understood: {text}", text=fault.message)


def _bad_value(fault: click.BadParameter) -> Message:
    """What click says of a place on the disk (`click.Path.convert`) is said in every language."""
    found = _PATH_AND_STATE.fullmatch(fault.message)
    if found is None:
        return message("This cannot be given for {name}: {text}", name=_name(fault.param), text=fault.message)
    return {
        "does not exist": message("There is nothing at {path}.", path=found["path"]),
        "is a directory": message("{path} is a folder; a file is wanted here.", path=found["path"]),
        "is a file": message("{path} is a file; a folder is wanted here.", path=found["path"]),
    }[found["state"]]


def _no_such_command(name: str, context: click.Context) -> Message:
    group = context.command
    known = group.list_commands(context) if isinstance(group, click.Group) else []
    near = get_close_matches(name, known)
    if not near:
        return message("There is no command {name}.", name=name)
    return message("There is no command {name}. Did you mean {near}?", name=name, near=", ".join(near))


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    return (
        parameter.opts[0]
        if isinstance(parameter, click.Option)
        else parameter.make_metavar(click.Context(click.Command("")))
    )
