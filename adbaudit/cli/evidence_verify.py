"""`adbaudit evidence verify`: whether a bundle is as it was sealed, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.evidence_secret import known_passphrase, secret_key_text
from adbaudit.cli.options import adding, language_option, machine_format_option
from adbaudit.cli.output import write
from adbaudit.cli.path_type import FilePath
from adbaudit.model.message import message
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.model.evidence import Verification


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="verify",
        help=say(
            message(
                "Check a bundle of evidence: every file that is missing, added or changed is named. Nothing of the "
                "computer that sealed it is needed. The exit code is 0 when all of it holds, 1 when something "
                "differs, 3 when it cannot be read."
            )
        ),
    )
    @click.argument("bundle", metavar="FILE", type=FilePath())
    @adding(_options(say))
    @adding([machine_format_option(say), language_option(say)])
    def verify(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _verify(say, given)

    return verify


def _options(say: Translator) -> list[Any]:
    return [
        click.option(
            "--key",
            metavar="FINGERPRINT|PEM",
            help=say(
                message(
                    "The key it must be signed with: the fingerprint as the person wrote it down (32 digits or more), "
                    "or a file with the public key."
                )
            ),
        ),
        click.option(
            "--timestamp",
            metavar="FILE",
            type=FilePath(),
            help=say(message("The answer of a time stamping authority (default: a .tsr file beside the bundle).")),
        ),
        click.option(
            "--passphrase-file",
            metavar="FILE",
            type=FilePath(dir_okay=False, allow_dash=True),
            help=say(message("The passphrase is the first line of this file (/dev/fd/3 and - work, too).")),
        ),
        click.option(
            "--identity",
            metavar="FILE",
            type=FilePath(dir_okay=False),
            help=say(message("A file with the secret key of a bundle that is encrypted to a key.")),
        ),
    ]


def _verify(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.evidence.required_key import required_key  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.evidence_checking import Secrets, check_bundle  # noqa: PLC0415  # as above

    secrets = Secrets(
        passphrase=lambda: known_passphrase(say, given["passphrase_file"]),
        identities=lambda: secret_key_text(given["identity"]),
    )
    required = None if given["key"] is None else required_key(given["key"])
    checked = check_bundle(given["bundle"], secrets, required, given["timestamp"])
    write(_text(say, checked, given), None)
    return 0 if checked.holds else 1


def _text(say: Translator, checked: Verification, given: dict[str, Any]) -> str:
    from adbaudit.evidence.check_object import check_object  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.evidence.check_words import check_words  # noqa: PLC0415  # as above
    from adbaudit.report.json_format.values import written  # noqa: PLC0415  # as above
    from adbaudit.report.machine_made import machine_made_notes  # noqa: PLC0415  # as above
    from adbaudit.workflow.evidence_lines import lines_of  # noqa: PLC0415  # as above

    if given["format_name"] == "json":
        return written(check_object(checked, say))
    words = (*check_words(checked, given["bundle"].name), *machine_made_notes(say))
    return "".join(f"{line}\n" for line in lines_of(words, say))
