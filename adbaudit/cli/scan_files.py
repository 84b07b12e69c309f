"""Where the reports of one scan go: into one document, or into a file for each phone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.formats import PDF, document
from adbaudit.cli.output import sheet, tell_written, wishes_of, write
from adbaudit.cli.overwriting import check_no_report_is_lost
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible
from adbaudit.report.render import FOR_PEOPLE

if TYPE_CHECKING:
    from adbaudit.model.report import Report

_SAVED = "json"
"""From it letters, comparisons and bundles are made, each about one phone."""


def check_places(given: dict[str, Any], count: int) -> None:
    """Before a phone is read, so that nobody waits for a report that is not kept.

    Raises:
        UsageFault: an earlier report stands where one of this many would go, or a capture.

    """
    if given["output"] is not None:
        check_no_report_is_lost(_places(given["output"], given["format_name"], count), is_forced=given["force"])


def keep_reports(say: Translator, named: Sequence[tuple[str, Report]], given: dict[str, Any]) -> None:
    """Print or write them; of several files, standard error says whose each is.

    A report does not say how the person named the phone, and two phones of one model read alike.
    """
    output: Path | None = given["output"]
    reports = [report for _, report in named]
    if not (given["every"] or len(given["serials"]) > 1):
        for report in reports:
            _keep(say, [report], given, output, is_list=False)
            tell_written(say, output, quiet=given["quiet"])
        return
    if output is None:
        _keep(say, sorted(reports, key=lambda report: report.is_of_unread_phone), given, None, is_list=True)
        return
    places = _places(output, given["format_name"], len(named))
    if len(places) == 1:
        _keep(say, reports, given, output, is_list=given["format_name"] != _SAVED)
        tell_written(say, output, quiet=given["quiet"])
        return
    for (name, report), place in zip(named, places, strict=True):
        if not report.is_of_unread_phone:
            _keep(say, [report], given, place, is_list=given["format_name"] != _SAVED)
            _tell_whose(say, place, report, name)


def _keep(
    say: Translator, reports: Sequence[Report], given: dict[str, Any], place: Path | None, *, is_list: bool
) -> None:
    from adbaudit.report.render import render, render_many  # noqa: PLC0415  # brings a format in

    page = sheet(os.environ, to_file=place is not None, no_color=given["no_color"], details=given["details"])
    some = partial(render_many, reports) if is_list else partial(render, reports[0])
    write(
        document(given["format_name"], partial(some, translator=say, **wishes_of(page))),
        place,
        is_new=not given["force"],
    )


def _tell_whose(say: Translator, place: Path, report: Report, name: str) -> None:
    from adbaudit.report.phone_title import phone_title  # noqa: PLC0415  # `--help` stays quick

    click.echo(f"{visible(str(place))}: {visible(say(phone_title(report)))} ({visible(name)})", err=True)


def _places(output: Path, name: str, count: int) -> Sequence[Path]:
    """One person's file is not to hold another's; tables and the like, for programs, hold all, the unread ones too."""
    if count == 1 or name not in {*FOR_PEOPLE, PDF, _SAVED}:
        return [output]
    return [output.with_name(f"{output.stem}-{number}{output.suffix}") for number in range(1, count + 1)]
