"""`adbaudit rules explain PACKAGE`: why an app is called what it is called."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.options import adding, language_option, machine_format_option, rules_option
from adbaudit.cli.output import sheet, write
from adbaudit.cli.path_type import FilePath
from adbaudit.errors import UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.model.rule import RulePack
    from adbaudit.workflow.explain import AppNamed


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="explain",
        help=say(
            message(
                "Explain what adbaudit takes an app for: because of which list or words, what it does not know, and "
                "what would change the answer. PACKAGE may also be the name of a listed app, such as 支付宝."
            )
        ),
    )
    @click.argument("package", metavar="[PACKAGE]", required=False)
    @click.option("--label", metavar="L", help=say(message("The app's name on the screen.")))
    @click.option(
        "--installer", metavar="I", help=say(message("The package that installed it, such as com.android.vending."))
    )
    @click.option(
        "--apk",
        metavar="FILE",
        type=FilePath(),
        help=say(message("Its APK file: package, name and signer are read from it.")),
    )
    @click.option("--long", "in_full", is_flag=True, help=say(message("List every rule that could speak of it, too.")))
    @adding([rules_option(say), machine_format_option(say), language_option(say)])
    def explain(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _explain(say, given)

    return explain


def _explain(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.rules.explanation_page import explanation_json, explanation_page  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.explain import explain  # noqa: PLC0415  # as above
    from adbaudit.workflow.rule_packs import rules  # noqa: PLC0415  # as above

    pack = rules(given["rules"])
    found = explain(pack, _named(pack, given, say.language))
    if given["format_name"] == "json":
        write(explanation_json(found, say), None)
    else:
        write(
            explanation_page(found, say, sheet(os.environ, to_file=False, no_color=False), in_full=given["in_full"]),
            None,
        )
    return 0


def _named(pack: RulePack, given: dict[str, Any], language: str) -> AppNamed:
    """What was said on the command line, over what the file says."""
    from adbaudit.workflow.app_list import is_package_name  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.explain import AppNamed  # noqa: PLC0415  # as above

    package = _package(pack, given["package"] or "")
    if not is_package_name(package) and (package or given["apk"] is None):
        raise _no_package(package)
    if given["apk"] is None:
        return AppNamed(package=package, label=given["label"], installer=given["installer"])
    named = _of_file(pack, given["apk"], language)
    if package not in {"", named.package}:
        from adbaudit.workflow.explain_file import of_another_app  # noqa: PLC0415  # as above

        raise of_another_app(package, named.package)
    return replace(named, label=given["label"] or named.label, installer=given["installer"])


def _package(pack: RulePack, given: str) -> str:
    """The package itself, or the one that lists know by this name on the screen."""
    from adbaudit.workflow.app_list import is_package_name  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.explain import packages_called  # noqa: PLC0415  # as above

    if "." in given and is_package_name(given):
        return given
    called = packages_called(pack.catalogue, given)
    if len(called) > 1:
        raise UsageFault(
            message("Several listed apps are called “{name}”.", name=given[:100]),
            means=message("Only one app is explained at a time, so nothing was done."),
            next_step=message("Name one of their packages: {packages}", packages=", ".join(called[:10])),
        )
    return called[0] if called else given


def _of_file(pack: RulePack, path: Path, language: str) -> AppNamed:
    from adbaudit.cli.progress import progress  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.locale.translator import load_translator  # noqa: PLC0415  # as above
    from adbaudit.workflow.explain_file import named_by_file  # noqa: PLC0415  # brings APK files in

    with progress(load_translator(language), quiet=True, no_color=True) as display:
        return named_by_file(path, pack, display, language=language)


def _no_package(text: str) -> UsageFault:
    happened = message("“{text}” is no package name.", text=text[:100]) if text else message("No app was named.")
    return UsageFault(
        happened,
        means=message("Android names apps by words joined with dots, such as com.example.loan."),
        next_step=message(
            "“adb shell pm list packages” shows the names on a phone. A name on the screen goes after --label."
        ),
    )
