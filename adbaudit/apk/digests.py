"""The SHA-256 of files on a phone, for the few apps where it matters: a phone takes seconds for a large one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from adbaudit.apk.questions import NotAnswered, not_understood, whole
from adbaudit.apk.shell_tools import ShellTools, tools_of
from adbaudit.model.gap import Gap
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.ports import Answer, Command, Shell

MOST_FETCHED = 4 << 20
"""Where the phone has no program for it, a file up to this is fetched and digested here; others stay unknown."""

_DIGEST = re.compile(r"\\?([0-9a-f]{64})\s")
_SECONDS = 60.0


def digests_on_phone(
    shell: Shell, files: Mapping[PackageName, tuple[str, int]], *, sdk: int | None
) -> tuple[Mapping[PackageName, str], tuple[Gap, ...]]:
    """The digest of each app's file, given with its size; what a phone that can make one did not tell is a gap."""
    tools = tools_of(sdk)
    wanted = {package: path for package, (path, size) in files.items() if tools.has_gzip or size <= MOST_FETCHED}
    answers = shell.run([_command(path, tools) for path in wanted.values()]) if wanted else ()
    digests: dict[PackageName, str] = {}
    gaps = []
    for package, answer in zip(wanted, tuple(answers), strict=True):
        try:
            digests[package] = _digest_in(answer)
        except NotAnswered as silence:
            what = message("the digest of {package}'s APK file", package=package)
            gaps.append(Gap(source=silence.source, wanted=what, reason=silence.reason, package=package))
    return digests, tuple(gaps)


def _command(path: str, tools: ShellTools) -> Command:
    if tools.has_gzip:
        return Command(argv=("sha256sum", path), seconds=_SECONDS)
    return Command(argv=("cat", path), seconds=_SECONDS, max_bytes=MOST_FETCHED, drop_stderr=True)


def _digest_in(answer: Answer) -> str:
    content = whole(answer)
    if answer.command.argv[0] == "cat":
        return hashlib.sha256(content.output).hexdigest()
    match = _DIGEST.match(content.text)
    if match is None:
        raise not_understood(answer)
    return match.group(1)
