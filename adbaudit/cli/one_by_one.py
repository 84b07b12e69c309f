"""Several phones or files after each other, none of which may stop the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from adbaudit.cli.exit_code import code_of_all
from adbaudit.cli.failure import tell
from adbaudit.errors import AdbauditError
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible


def one_by_one(say: Translator, named: Sequence[tuple[str, Callable[[], int]]]) -> int:
    """Do each piece of work and give one exit code; among several, an error is told with the name of its source."""
    codes = []
    for name, work in named:
        try:
            codes.append(work())
        except AdbauditError as fault:
            if len(named) == 1:
                raise
            click.echo(visible(f"{name}:"), err=True)
            codes.append(tell(fault, say))
    return code_of_all(codes)
