"""One app as people read it: what it is, what it can do for each user, what was found, what to do."""

from __future__ import annotations

from dataclasses import dataclass, replace

from adbaudit.model.access import Effective
from adbaudit.model.app import App
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.finding import Evidence, Finding
from adbaudit.model.identity import Identity
from adbaudit.model.message import Message
from adbaudit.model.plan import Step
from adbaudit.model.severity import Severity
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.model.user import UserId
from adbaudit.report.reading import GROUPS, NOW, reach, ways
from adbaudit.report.ways_around import ways_around


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The app as one user has it; `user` is `None` for an APK file."""

    user: UserId | None
    installed: InstalledPackage

    @property
    def cells(self) -> tuple[Effective, ...]:
        """One answer for each of `GROUPS`."""
        return tuple(reach(self.installed, group) for group in GROUPS)

    @property
    def open_ways(self) -> tuple[SpecialAccessKind, ...]:
        """Special accesses by which it sees names or messages whatever its permissions say."""
        return ways(self.installed, SpecialAccessState.ON)

    @property
    def unread_ways(self) -> tuple[SpecialAccessKind, ...]:
        """Those of which it could not be read whether they are on."""
        return ways(self.installed, SpecialAccessState.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that was found, told once for all users it was found for."""

    rule: str
    severity: Severity
    title: Message
    why: Message | None
    """`None` where the same reason was given on an earlier page."""
    users: tuple[UserId, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """All that is said of one package, or of one APK file."""

    app: App
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    told: tuple[Told, ...]
    steps: tuple[Step, ...]
    ways_around: tuple[tuple[Message, ...], tuple[Message, ...]] = ((), ())
    """What it sees with the contacts off, over all users: for sure, and as far as nobody knows."""

    @property
    def identity(self) -> Identity:
        """What it is and because of what."""
        return self.app.identity

    @property
    def names_users(self) -> bool:
        """True where it must be said for whom something holds: not only for the owner."""
        return len(self.rows) > 1 or any(row.user not in {None, 0} for row in self.rows)

    @property
    def answers(self) -> frozenset[Effective]:
        """Every answer for the three groups over all users."""
        return frozenset(cell for row in self.rows for cell in row.cells)

    @property
    def open_ways(self) -> tuple[SpecialAccessKind, ...]:
        """Over all users."""
        return tuple(dict.fromkeys(way for row in self.rows for way in row.open_ways))

    @property
    def can_read(self) -> bool:
        """True where it can read one of the three now, by permission or by another way, for any user."""
        return bool(self.answers & NOW or self.open_ways)

    @property
    def is_undecided(self) -> bool:
        """True where nothing that was seen lets it read now, but not everything was seen."""
        was_all_read = Effective.UNKNOWN not in self.answers and not any(row.unread_ways for row in self.rows)
        return not self.can_read and not was_all_read

    @property
    def came_with_the_phone(self) -> bool:
        """True where every user has it as part of the system."""
        return all(row.installed.system is True for row in self.rows)


def page_of(rows: tuple[App, ...], findings: tuple[Finding, ...]) -> Page:
    """The page for the rows of one package; the first row gives its name and identity."""
    first = next((app for app in rows if app.label), rows[0])
    return Page(
        app=first,
        rows=tuple(Row(user=app.installed.user if app.in_phone else None, installed=app.installed) for app in rows),
        findings=findings,
        told=_seen_once(page_told(findings)),
        steps=_steps(findings),
        ways_around=_ways_around(rows),
    )


def _ways_around(rows: tuple[App, ...]) -> tuple[tuple[Message, ...], tuple[Message, ...]]:
    ways = [way for app in rows for way in ways_around(app) or ()]
    opened = dict.fromkeys(way.sees for way in ways if way.is_open)
    return tuple(opened), tuple(dict.fromkeys(way.sees for way in ways if way.sees not in opened))


def page_told(findings: tuple[Finding, ...]) -> tuple[Told, ...]:
    """Findings that say the same for several users, told once."""
    same: dict[tuple[str, Message, Message], list[Finding]] = {}
    for finding in findings:
        same.setdefault((finding.rule, finding.title, finding.why), []).append(finding)
    return tuple(
        Told(
            rule=rule,
            severity=alike[0].severity,
            title=title,
            why=why,
            users=tuple(sorted({finding.user for finding in alike if finding.user is not None})),
            evidence=tuple(dict.fromkeys(evidence for finding in alike for evidence in finding.evidence)),
        )
        for (rule, title, why), alike in same.items()
    )


def _seen_once(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """Each observation only under the first finding of the page that rests on it."""
    given: set[Evidence] = set()
    once = []
    for one in told:
        once.append(replace(one, evidence=tuple(item for item in one.evidence if item not in given)))
        given.update(one.evidence)
    return tuple(once)


def explained_once(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """The same pages, each reason given only where it is read first."""
    given: set[Message] = set()
    explained = []
    for page in pages:
        told = tuple(replace(one, why=None if one.why in given else one.why) for one in page.told)
        given.update(one.why for one in told if one.why is not None)
        explained.append(replace(page, told=told))
    return tuple(explained)


def _steps(findings: tuple[Finding, ...]) -> tuple[Step, ...]:
    """Each thing to do once; the commands of several users stand under the same step."""
    merged: dict[tuple[object, ...], Step] = {}
    for step in (step for finding in findings for step in finding.remedy):
        key = (step.step, step.disposition)
        seen = merged.get(key)
        merged[key] = step if seen is None else _together(seen, step)
    return tuple(merged.values())


def _together(one: Step, other: Step) -> Step:
    return replace(
        one,
        actions=tuple(dict.fromkeys((*one.actions, *other.actions))),
        saved_commands=tuple(dict.fromkeys((*one.saved_commands, *other.saved_commands))),
        screens=tuple(dict.fromkeys((*one.screens, *other.screens))),
        notes=tuple(dict.fromkeys((*one.notes, *other.notes))),
    )
