"""How long each format takes for a report of many apps, and how long the result is.

    python bench/rendering.py [APPS] [RUNS] [LOAN_APPS …]

The report is that of the practice phone with its apps multiplied, each copy under a name and a label of its own; so
many are loan apps (40, 200 and 700 if nothing is said) with everything that a report can say of one. Then the same as
`adbaudit report` does it, from the saved JSON. Times are the processor's, which a busy computer stretches less; the
first run, which loads the format, is told apart. PDF is measured once, where WeasyPrint is there.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import partial
from pathlib import Path

from adbaudit.locale.translator import load_translator
from adbaudit.report.order import in_order
from adbaudit.report.render import FORMATS, render

_LONGEST = {40: 0.5, 200: 1.5, 700: 5.0}
"""Seconds, up to so many loan apps."""
_LARGEST = 1.5 * 1024 * 1024


def main() -> None:
    apps = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    for loans in [int(one) for one in sys.argv[3:]] or _LONGEST:
        report = many_apps(apps, loans)
        print(
            f"{len(report.apps)} apps, {report.loan_app_count} loan apps, {len(report.findings)} findings, {runs} runs"
        )
        print(f"{'format':14}{'language':>10}{'first':>10}{'median':>10}{'fastest':>10}{'bytes':>12}")
        for name in FORMATS:
            for language in ("en", "zh-CN"):
                make = partial(render, report, name, load_translator(language))
                _measure(name, language, runs, loans, make)
        _measure_from_file(report, runs, loans)
        if loans <= min(_LONGEST):
            _measure_pdf(report)


def many_apps(count, loans):
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
    rows = [app for app in report.apps if app.installed.package in lending]
    others = [app for app in report.apps if app.installed.package not in lending]
    copies = range(-(-loans // len(lending)))
    many = [_renamed(app, _new_names(rows, copy)) for copy in copies for app in rows]
    while len(many) < count:
        at = len(many)
        many += [_renamed(app, _new_names(others, at)) for app in others[: count - at]]
    found = [one for one in report.findings if one.package in lending]
    findings = [
        replace(_renamed(one, _new_names(rows, copy)), fingerprint=f"{copy:04x}{one.fingerprint[4:]}")
        for copy in copies
        for one in found
    ]
    return in_order(replace(report, apps=tuple(many), findings=tuple(findings)))


def _new_names(apps, copy):
    if not copy:
        return {}
    packages = {str(app.installed.package): f"{app.installed.package}.n{copy}" for app in apps}
    labels = {label: f"{label} {copy}" for app in apps for label in (app.label, app.shown_label) if label}
    return dict(sorted({**packages, **labels}.items(), key=lambda pair: -len(pair[0])))


def _renamed(value, names):
    """The same value where each name in each of its texts is the new one."""
    if not names or value is None or isinstance(value, Enum):
        return value
    if isinstance(value, str):
        found = next((name for name in names if name in value), None)
        return value if found is None else type(value)(value.replace(found, names[found]))
    if isinstance(value, tuple | frozenset):
        return type(value)(_renamed(one, names) for one in value)
    if is_dataclass(value):
        return replace(value, **{one.name: _renamed(getattr(value, one.name), names) for one in fields(value)})
    return value


def _measure(name, language, runs, loans, make) -> None:
    times, text = [], ""
    for _ in range(runs + 1):
        begun = time.process_time()
        text = make()
        times.append(time.process_time() - begun)
    first, *rest = times
    size = len(text.encode())
    longest = next((seconds for most, seconds in _LONGEST.items() if loans <= most), 5.0)
    told = "  TOO SLOW" if statistics.median(rest) > longest else ""
    told += "  TOO LONG" if name == "html" and size > _LARGEST else ""
    shown = "".join(f"{1000 * one:8.0f}ms" for one in (first, statistics.median(rest), min(rest)))
    print(f"{name:14}{language:>10}{shown}{size:12,}{told}", flush=True)


def _measure_from_file(report, runs, loans) -> None:
    from adbaudit.workflow.audit import rules

    pack = rules()
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder, "saved.json")
        saved.write_text(render(report, "json", load_translator("en")), encoding="utf-8")
        for name in ("terminal", "json", "html"):
            for language in ("en", "zh-CN"):
                again = partial(_again, saved, pack, name, load_translator(language))
                _measure(f"{name} again", language, runs, loans, again)
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


def _again(saved, pack, name, translator):
    from adbaudit.workflow.saved_reports import open_reports

    return render(open_reports(saved, pack).reports[0], name, translator)


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
