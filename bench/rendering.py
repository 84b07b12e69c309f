"""How long each format takes for a report of many apps, and how long the result is.

    python bench/rendering.py [APPS] [RUNS]

The report is that of the practice phone with its apps multiplied; a twentieth of all are loan apps with everything that
a report can say of one. Times are the processor's, which a busy computer stretches less; the first run, which loads the
format, is told apart. PDF is measured once, where WeasyPrint is there.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import replace

from adbaudit.locale.translator import load_translator
from adbaudit.model.permission import PackageName
from adbaudit.report.order import in_order
from adbaudit.report.render import FORMATS, render

_LONGEST = 0.5
"""Seconds."""
_LARGEST = 1.5 * 1024 * 1024


def main() -> None:
    apps = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    report = many_apps(apps)
    print(f"{len(report.apps)} apps, {len(report.findings)} findings, {runs} runs")
    print(f"{'format':14}{'language':>10}{'first':>10}{'median':>10}{'fastest':>10}{'bytes':>12}")
    for name in FORMATS:
        for language in ("en", "zh-CN"):
            _measure(report, name, language, runs)
    _measure_pdf(report)


def many_apps(count):
    """The practice phone's report, its loan apps and others under further names until there are so many."""
    from adbaudit.model.report import SourceKind
    from adbaudit.workflow.audit import Wishes, World, rules, scan
    from adbaudit.workflow.clock import SystemClock
    from adbaudit.workflow.practice import make_phone, plugged_in

    with plugged_in(make_phone("pixel-14"), "pixel-14") as phone:
        world = World(rules=rules(), clock=SystemClock(), progress=_Silent())
        wishes = Wishes(source=SourceKind.PRACTICE, code=True)
        report = scan(phone.shell, world, wishes, device_id=phone.device_id)
    lending = {app.installed.package for app in report.apps if app.identity.verdict.value in {"loan", "credit-inside"}}
    loans = [app for app in report.apps if app.installed.package in lending]
    others = [app for app in report.apps if app.installed.package not in lending]
    copies = range(max(1, count // 20 // len(loans)))
    many = [_renamed_app(app, copy) for copy in copies for app in loans]
    while len(many) < count:
        many += [_renamed_app(app, len(many)) for app in others[: count - len(many)]]
    findings = [_renamed_finding(one, copy) for copy in copies for one in report.findings if one.package in lending]
    return in_order(replace(report, apps=tuple(many), findings=tuple(findings)))


def _renamed_app(app, copy):
    installed = replace(app.installed, package=_renamed(app.installed.package, copy))
    return replace(app, installed=installed, label=app.label and f"{app.label} {copy}", shown_label=None)


def _renamed_finding(finding, copy):
    return replace(finding, package=_renamed(finding.package, copy), fingerprint=f"{copy:04x}{finding.fingerprint[4:]}")


def _renamed(package, copy):
    return PackageName(f"{package}.n{copy}") if copy else package


def _measure(report, name, language, runs) -> None:
    translator = load_translator(language)
    times, text = [], ""
    for _ in range(runs + 1):
        begun = time.process_time()
        text = render(report, name, translator)
        times.append(time.process_time() - begun)
    first, *rest = times
    size = len(text.encode())
    told = "  TOO SLOW" if statistics.median(rest) > _LONGEST else ""
    told += "  TOO LONG" if name == "html" and size > _LARGEST else ""
    shown = "".join(f"{1000 * one:8.0f}ms" for one in (first, statistics.median(rest), min(rest)))
    print(f"{name:14}{language:>10}{shown}{size:12,}{told}", flush=True)


def _measure_pdf(report) -> None:
    from adbaudit.errors import UsageFault
    from adbaudit.report.pdf.document import check_is_there, pdf_of

    try:
        check_is_there()
    except UsageFault as fault:
        print(f"pdf: {fault}")
        return
    page = render(report, "html", load_translator("en"))
    begun = time.process_time()
    size = len(pdf_of(page))
    print(f"{'pdf':14}{'en':>10}{1000 * (time.process_time() - begun):8.0f}ms{'':20}{size:12,}")


class _Silent:
    def step(self, doing) -> None:
        """Nobody waits."""


if __name__ == "__main__":
    main()
