"""Parts of a saved report that contradict each other: nobody but a hand wrote all of them."""

from __future__ import annotations

from adbaudit.model.report import Report
from adbaudit.model.rule import RulePack
from adbaudit.rules.evaluate import evaluate
from adbaudit.version import __version__
from adbaudit.workflow.manifest_check import disagreements


def contradiction(report: Report, pack: RulePack) -> str | None:
    """The first part that the rest speaks against, without a word of the file in it; `None` where there is none."""
    if report.device is not None and not report.apps and not report.gaps:
        return "apps: the apps of the phone belong here, or a gap that says why there are none"
    if (place := _place_of_less(report)) is not None:
        return f"apps[{place}].access: what the app asks for in its file belongs here"
    if (rule := _unsaid_rule(report, pack)) is not None:
        return f"findings: what the rule {rule} finds in these apps belongs here"
    return None


def _place_of_less(report: Report) -> int | None:
    """Which app asks in its file for what the phone's list does not have, though no gap says so."""
    if report.device is None:
        return None
    told = {(gap.package, gap.user) for gap in report.gaps}
    less = {(gap.package, gap.user) for gap in disagreements(report.apps, report.device.sdk)} - told
    places = (place for place, app in enumerate(report.apps) if (app.installed.package, app.installed.user) in less)
    return next(places, None)


def _unsaid_rule(report: Report, pack: RulePack) -> str | None:
    """The rule of a finding that is not there, where the same adbaudit with the same rules wrote the report.

    More may be there than is found again: not all that a phone told is saved.
    """
    if (report.provenance.version, report.provenance.rules_digest) != (__version__, pack.digest):
        return None
    said = {(one.rule, one.package, one.user, one.path, one.subject) for one in report.findings}
    found = evaluate(pack, report.apps, report.gaps, on_phone=report.device is not None).findings
    of_apps = (one for one in found if one.package is not None)
    unsaid = (one for one in of_apps if (one.rule, one.package, one.user, one.path, one.subject) not in said)
    return next((one.rule for one in unsaid), None)
