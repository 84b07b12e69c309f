"""`adbaudit rules explain PACKAGE`: why an app is called what it is called."""

from __future__ import annotations

import os
from typing import Any

import click

from adbaudit.cli.options import adding, language_option, machine_format_option, rules_option
from adbaudit.cli.output import sheet, write
from adbaudit.errors import UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="explain",
        help=say(
            message(
                "Explain what adbaudit takes an app for: because of which list or words, what it would say of it, what "
                "it does not know, and what would change the answer."
            )
        ),
    )
    @click.argument("package", metavar="PACKAGE")
    @click.option("--label", metavar="L", help=say(message("The app's name on the screen.")))
    @click.option(
        "--installer", metavar="I", help=say(message("The package that installed it, such as com.android.vending."))
    )
    @adding([rules_option(say), machine_format_option(say), language_option(say)])
    def explain(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _explain(say, given)

    return explain


def _explain(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.rules.explanation_page import explanation_json, explanation_page  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.app_list import is_package_name  # noqa: PLC0415  # as above
    from adbaudit.workflow.explain import AppNamed, explain  # noqa: PLC0415  # as above
    from adbaudit.workflow.rule_packs import rules  # noqa: PLC0415  # as above

    if not is_package_name(given["package"]):
        raise _no_package(given["package"])
    named = AppNamed(package=given["package"], label=given["label"], installer=given["installer"])
    found = explain(rules(given["rules"]), named, language=say.language)
    if given["format_name"] == "json":
        write(explanation_json(found, say), None)
    else:
        write(explanation_page(found, say, sheet(os.environ, to_file=False, no_color=False)), None)
    return 0


def _no_package(text: str) -> UsageFault:
    return UsageFault(
        message("“{text}” is no package name.", text=text[:100]),
        means=message("Android names apps by words joined with dots, such as com.example.loan."),
        next_step=message(
            "“adb shell pm list packages” shows the names on a phone. A name on the screen goes after --label."
        ),
    )
