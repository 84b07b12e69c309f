"""What a path on the command line may be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from adbaudit.errors import UsageFault
from adbaudit.model.message import message


class FilePath(click.Path):
    """A path that is not empty; whether it can be read is told by whoever reads it, in our words."""

    def __init__(self, **wanted: bool) -> None:
        """Take what `click.Path` takes: `exists`, `file_okay`, `dir_okay`, `allow_dash`."""
        super().__init__(readable=False, path_type=Path, **wanted)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401  # click's form
        """The path of what was given; the variable of a script that is not set would be the folder we are in.

        Raises:
            UsageFault: nothing was given.

        """
        if value == "":
            raise UsageFault(
                message("{name} was given nothing: the path is empty.", name=_name(param)),
                means=message("An empty path would mean this whole folder, so nothing was read or written."),
                next_step=message("Look whether a variable of the script is not set."),
            )
        return super().convert(value, param, ctx)


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.human_readable_name if param is not None else "PATH"
