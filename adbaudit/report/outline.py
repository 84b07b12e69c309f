"""A report laid out for people: a page for each app that matters, the rest folded; nothing left to count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo

from adbaudit.model.app import App
from adbaudit.model.finding import Finding
from adbaudit.model.identity import Verdict
from adbaudit.model.report import Report
from adbaudit.model.user import User, UserId
from adbaudit.report.causes import is_connection_end
from adbaudit.report.gap_lines import GapLine, gap_lines
from adbaudit.report.law_digest import LawDigest, law_digest
from adbaudit.report.page import Page, explained_once, page_of
from adbaudit.report.reading import phone_zone

_LOAN = frozenset({Verdict.LOAN, Verdict.CREDIT_INSIDE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """`loans`: loan apps and credit inside larger apps; `maybes`: apps that may be one; `others`: with findings.

    `folded` counts the packages without a page; `other_readers` are those of them that can read one of the three
    and did not come with the phone, `system_readers` counts those that did; `unjudged` counts those of which only
    the package name was looked at.
    """

    report: Report
    loans: tuple[Page, ...]
    maybes: tuple[Page, ...]
    others: tuple[Page, ...]
    general: tuple[Finding, ...]
    folded: int
    every_page: tuple[Page, ...]
    """Those without a page too."""
    other_readers: tuple[Page, ...]
    system_readers: int
    unjudged: int
    law: LawDigest
    gaps: tuple[GapLine, ...]
    zone: tzinfo | None
    """Of the phone's clock, as `phone_zone` finds it."""
    several_users: bool
    phone_was_lost: bool

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page in the order of reading."""
        return (*self.loans, *self.maybes, *self.others)

    @property
    def readers(self) -> tuple[Page, ...]:
        """Loan apps that can read one of the three now, for any user."""
        return tuple(page for page in self.loans if page.can_read)

    @property
    def undecided(self) -> tuple[Page, ...]:
        """Loan apps that cannot read now as far as was seen, but for which not everything was seen."""
        return tuple(page for page in self.loans if page.is_undecided)

    def user(self, user: UserId | None) -> User | None:
        """The user of that id, if the phone listed them."""
        users = self.report.device.users if self.report.device else ()
        return next((one for one in users if one.id == user), None)


def outline(report: Report) -> Outline:
    """The layout of a report that is in order."""
    pages = explained_once(_in_reading_order(_pages(report)))
    shown = tuple(page for page in pages if _has_a_page(page))
    folded = tuple(page for page in pages if not _has_a_page(page))
    placed = {id(finding) for page in pages for finding in page.findings}
    return Outline(
        report=report,
        loans=tuple(page for page in shown if page.identity.verdict in _LOAN),
        maybes=tuple(page for page in shown if page.identity.verdict is Verdict.MAYBE),
        others=tuple(page for page in shown if page.identity.verdict not in _LOAN | {Verdict.MAYBE}),
        general=tuple(_without_gaps(finding) for finding in report.findings if id(finding) not in placed),
        folded=len(folded),
        every_page=pages,
        other_readers=tuple(page for page in folded if page.can_read and not page.came_with_the_phone),
        system_readers=sum(page.can_read and page.came_with_the_phone for page in folded),
        unjudged=sum(page.identity.verdict is Verdict.UNKNOWN for page in folded),
        law=law_digest(report),
        gaps=gap_lines(report),
        zone=phone_zone(report),
        several_users=len({row.user for page in pages for row in page.rows}) > 1,
        phone_was_lost=any(is_connection_end(gap.reason) for gap in report.gaps),
    )


def _has_a_page(page: Page) -> bool:
    return page.identity.verdict in _LOAN | {Verdict.MAYBE} or bool(page.told)


def _without_gaps(finding: Finding) -> Finding:
    """The finding that there are gaps, without the list of them: it has a part of its own."""
    return replace(finding, evidence=()) if finding.rule == "phone-not-fully-read" else finding


def _in_reading_order(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Loan apps, then those that may be one, then the rest; within them as the report has them."""
    kinds = (_LOAN, frozenset({Verdict.MAYBE}), frozenset({Verdict.NO, Verdict.UNKNOWN}))
    return tuple(page for kind in kinds for page in pages if page.identity.verdict in kind)


def _pages(report: Report) -> tuple[Page, ...]:
    """One page for a package of a phone, with a row for each user; one for each APK file."""
    gathered: dict[str, list[App]] = {}
    for app in report.apps:
        if app.in_phone:
            gathered.setdefault(app.installed.package, []).append(app)
    files = ([app] for app in report.apps if not app.in_phone)
    by_package = _findings_by(report, by_path=False)
    by_path = _findings_by(report, by_path=True)
    phone_pages = (page_of(tuple(rows), by_package.get(package, ())) for package, rows in gathered.items())
    file_pages = (page_of(tuple(rows), _findings_of_file(rows[0], by_package, by_path)) for rows in files)
    return (*phone_pages, *file_pages)


def _findings_by(report: Report, *, by_path: bool) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        key = finding.path if by_path else finding.package
        if key is not None:
            found.setdefault(key, []).append(finding)
    return {key: tuple(findings) for key, findings in found.items()}


def _findings_of_file(
    app: App, by_package: dict[str, tuple[Finding, ...]], by_path: dict[str, tuple[Finding, ...]]
) -> tuple[Finding, ...]:
    """Those that name the file, and those that name only its package."""
    of_file = tuple(finding for apk in app.apks for finding in by_path.get(apk.path, ()))
    of_package = (finding for finding in by_package.get(app.installed.package, ()) if finding.path is None)
    return (*of_file, *of_package)
