"""`adbaudit apk`: audit APK files, for instance in CI."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.exit_code import code_of_files
from adbaudit.cli.failure import tell
from adbaudit.cli.formats import check_format, document
from adbaudit.cli.gate_options import gate_options, tell_idle, tell_kept, tell_since_baseline
from adbaudit.cli.options import code_option, report_options
from adbaudit.cli.output import sheet, wishes_of, write
from adbaudit.cli.output_places import check_places
from adbaudit.cli.path_type import FilePath
from adbaudit.cli.progress import progress
from adbaudit.errors import FileFault
from adbaudit.model.message import message
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.workflow.apk_reading import Begun

MOST_JOBS = 256


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(name="apk", help=say(message("Audit APK files, or folders with APK files in them.")))
    @click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=FilePath())
    @code_option(say)
    @report_options(say)
    @gate_options(say)
    @click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(1, MOST_JOBS),
        help=say(message("How many files are read at once (default: one for each processor, where files are many).")),
    )
    @click.option(
        "--cache",
        metavar="DIR",
        type=FilePath(file_okay=False),
        help=say(
            message("Keep what was read of each file in this folder, and do not read a file again that is there.")
        ),
    )
    def apk(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _inspect(say, given)

    return apk


def _inspect(say: Translator, given: dict[str, Any]) -> int:
    """Files are read from the start, except where the rules say first what to look for in their code."""
    from adbaudit.workflow.apk_cached import store_in  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.apk_reading import Manner, begun  # noqa: PLC0415  # as above

    check_places(given)
    check_format(given["format_name"], given["output"])
    given["cache"] = given["cache"] and store_in(given["cache"], os.environ)
    if given["with_code"]:
        return _tell(say, given, None)
    with begun(given["paths"], Manner(language=say.language, jobs=given["jobs"], cache=given["cache"])) as reading:
        return _tell(say, given, reading)


def _tell(say: Translator, given: dict[str, Any], reading: Begun | None) -> int:
    from adbaudit.report.render import render  # noqa: PLC0415  # as above
    from adbaudit.workflow.apk_files import nothing_read  # noqa: PLC0415  # as above
    from adbaudit.workflow.audit import Wishes, World, inspect, inspect_begun, rules  # noqa: PLC0415  # as above
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.gate import gate_keeper, keep_baseline  # noqa: PLC0415  # as above

    pack = rules(given["rules"])
    keeper = gate_keeper(pack, fail_on=given["fail_on"], policy=given["policy"], baseline=given["baseline"])
    with progress(say, quiet=given["quiet"], no_color=given["no_color"]) as display:
        world = World(rules=pack, clock=SystemClock(), progress=display)
        wishes = Wishes(
            language=say.language,
            countries=given["countries"],
            code=given["with_code"],
            jobs=given["jobs"],
            cache=given["cache"],
            gate=keeper,
        )
        report = inspect_begun(reading, world, wishes) if reading else inspect(given["paths"], world, wishes)
    page = sheet(os.environ, to_file=given["output"] is not None, no_color=given["no_color"], details=given["details"])
    write(document(given["format_name"], partial(render, report, translator=say, **wishes_of(page))), given["output"])
    for name, path in given["also"]:
        write(document(name, partial(render, report, translator=say, details=page.details)), path)
    if given["write_baseline"] is not None:
        keep_baseline(report, given["write_baseline"])
        tell_kept(report, given["write_baseline"], say, quiet=given["quiet"])
    tell_idle(keeper.idle_patterns(report), say, quiet=given["quiet"])
    tell_since_baseline(report, say, quiet=given["quiet"])
    code = code_of_files(report)
    return code if code != FileFault.exit_code else tell(nothing_read(report.gaps), say)
