"""Options of `adbaudit apk` for what makes a run fail, and what is told of it beside the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from adbaudit.cli.formats import REPORT_FORMATS, check_format
from adbaudit.cli.options import adding
from adbaudit.cli.path_type import FilePath
from adbaudit.errors import UsageFault
from adbaudit.model.message import message, messages
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible

if TYPE_CHECKING:
    from adbaudit.model.report import Report

Function = TypeVar("Function", bound=Callable[..., Any])
_TOLD_AT_MOST = 20


def gate_options(say: Translator) -> Callable[[Function], Function]:
    """Policy, baseline, and further formats of the same run."""
    return adding(
        [
            click.option(
                "--also",
                multiple=True,
                metavar="FORMAT=FILE",
                callback=_further,
                help=say(message("Write the report to a file in a further format (may be given several times).")),
            ),
            click.option(
                "--policy",
                metavar="FILE",
                callback=_ordinary,
                type=FilePath(exists=True, dir_okay=False),
                help=say(message("A YAML file that says which findings fail, by rule and path.")),
            ),
            click.option(
                "--baseline",
                metavar="FILE",
                callback=_ordinary,
                type=FilePath(exists=True, dir_okay=False),
                help=say(message("Findings that stand in this file do not make the run fail.")),
            ),
            click.option(
                "--write-baseline",
                metavar="FILE",
                type=FilePath(dir_okay=False),
                help=say(message("Keep what is found now as a baseline for later runs.")),
            ),
        ]
    )


def _further(
    _context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, Path], ...]:
    pairs = [one.partition("=") for one in value]
    for name, mark, file in pairs:
        if name not in REPORT_FORMATS or not mark or not file:
            raise UsageFault(
                message("“{text}” names no format and file.", text=f"{name}{mark}{file}"),
                means=message("A further report needs both, such as junit=adbaudit.xml."),
                next_step=message("Choose one of these before the “=”: {names}", names=", ".join(REPORT_FORMATS)),
            )
        check_format(name, Path(file))
    return tuple((name, Path(file)) for name, _, file in pairs)


def _ordinary(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    """A pipe or a device might never end."""
    if value is not None and not value.is_file():
        raise UsageFault(
            message("{path} is no ordinary file.", path=str(value)),
            means=message("A pipe or a device may never end, so nothing was read from it."),
            next_step=message("Give a file on the disk."),
        )
    return value


def tell_kept(report: Report, place: Path, say: Translator, *, quiet: bool) -> None:
    """On standard error, that a baseline was written and how much it holds."""
    if quiet:
        return
    kept = messages(
        "One finding is kept as known in {path}.",
        "{count} findings are kept as known in {path}.",
        len(report.findings) + len(report.gate.unseen),
        path=str(place),
    )
    click.echo(visible(say(kept)), err=True)


def tell_idle(patterns: Sequence[str], say: Translator, *, quiet: bool) -> None:
    """On standard error: a path of the policy that fits no file may have a slip in it."""
    for pattern in () if quiet else patterns[:_TOLD_AT_MOST]:
        told = message("The policy's path {pattern} fits none of the files that were looked at.", pattern=pattern)
        click.echo(visible(say(told)), err=True)


def tell_since_baseline(report: Report, say: Translator, *, quiet: bool) -> None:
    """On standard error, where it disturbs no format: what is new, known, gone since the baseline."""
    from adbaudit.report.gate_words import gate_sentences  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.since_baseline import gone, new, not_seen  # noqa: PLC0415  # as above
    from adbaudit.report.words import Words  # noqa: PLC0415  # as above

    if quiet or not report.gate.has_baseline:
        return
    words = Words(translator=say)
    changes = [*new(report), *not_seen(report), *gone(report)]
    for sentence in (*gate_sentences(report), *changes[:_TOLD_AT_MOST]):
        click.echo(words(sentence), err=True)
    if len(changes) > _TOLD_AT_MOST:
        click.echo(words(message("{count} more are not shown here.", count=len(changes) - _TOLD_AT_MOST)), err=True)
