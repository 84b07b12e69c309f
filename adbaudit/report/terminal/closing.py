"""At the end: what was not read, what cannot be seen, where all this comes from."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.device import Device
from adbaudit.model.message import Message, message
from adbaudit.model.quoted import in_sentence
from adbaudit.model.report import WITHOUT_THE_PHONE, Report
from adbaudit.model.source_name import source_name
from adbaudit.model.user import UserId, UserKind
from adbaudit.report.gap_lines import GapLine
from adbaudit.report.naming import time_name, user_name
from adbaudit.report.other_clock import other_clock
from adbaudit.report.outline import Outline
from adbaudit.report.page import page_told
from adbaudit.report.reading import phone_zone
from adbaudit.report.terminal.apps import write_told
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, listing, some_of

_NAMED_AT_MOST = 5
_SOURCES_NAMED = 2

_FILTERING_SKINS = ("MIUI", "HyperOS", "ColorOS", "realme UI", "OxygenOS", "Funtouch OS", "OriginOS")


def write_general(paper: Paper, words: Words, outline: Outline) -> None:
    """Findings about the phone, not about one app."""
    if not outline.general:
        return
    paper.heading(words(message("About this audit as a whole")))
    for told in page_told(outline.general):
        write_told(paper, words, told.title, told)


def write_gaps(paper: Paper, words: Words, outline: Outline) -> None:
    """Each thing that could not be read, and why."""
    if not outline.gaps:
        return
    paper.heading(words(message("What was not read")))
    for line in outline.gaps:
        paper.say(words(gap_words(line, outline)), mark="- ")


def write_limits(paper: Paper, words: Words, outline: Outline) -> None:
    """What no audit of a phone can see."""
    paper.heading(words(message("What cannot be seen here")))
    for sentence in limit_sentences(outline.report):
        paper.say(words(sentence), mark="- ")


def write_provenance(paper: Paper, words: Words, outline: Outline) -> None:
    """Which phone, which tool, which rules, when."""
    paper.heading(words(message("Where this comes from")))
    for sentence in provenance_sentences(outline.report):
        paper.say(words(sentence))


def gap_words(line: GapLine, outline: Outline) -> Message:
    """What was wanted, why it did not come, of which apps and users."""
    if line.is_closed and line.user is not None:
        return _closed(line.user, outline)
    wanted = some_of(line.wanted, _NAMED_AT_MOST)
    what = message("{wanted}: {reason}", wanted=wanted, reason=line.reason)
    if line.sources:
        sources = some_of([message("{name}", name=source) for source in line.sources], _SOURCES_NAMED)
        what = message("{wanted}: {reason} (from {source})", wanted=wanted, reason=line.reason, source=sources)
    if line.packages:
        packages = some_of([message("{name}", name=package) for package in line.packages], _NAMED_AT_MOST)
        what = message("{what}; {packages}", what=what, packages=packages)
    if line.user is None or (line.packages and not outline.several_users):
        return what
    return message("{what}; {users}", what=what, users=user_name(line.user, outline.user(line.user)))


def _closed(user: UserId, outline: Outline) -> Message:
    """The phone lets nobody look at this user from outside, so a person has to."""
    known = outline.user(user)
    match known.kind if known else None:
        case UserKind.SECURE:
            return message(
                "The Secure Folder could not be fully looked at. Open it on the phone and check its apps by hand."
            )
        case UserKind.WORK:
            return message(
                "The work profile could not be fully looked at. "
                "Open the Work tab among the apps on the phone and check them by hand."
            )
        case UserKind.CLONE:
            return message(
                "The second copies of apps (dual apps) could not be fully looked at. "
                "Open Dual apps in the phone's settings and check them by hand."
            )
        case _:
            return message(
                "The user “{user}” could not be fully looked at. Change to it on the phone and check its apps by hand.",
                user=user_name(user, known),
            )


def limit_sentences(report: Report) -> Iterator[Message]:
    """What no audit of this kind can see."""
    if report.device is None:
        yield message("A file shows what an app asks for, not what it did on a phone.")
        yield message("An app can load further code after it is installed.")
        yield from _code_limit(report)
        return
    yield message("What was sent away before: taking a permission away does not call back what was uploaded.")
    yield from _code_limit(report)
    yield message("Other ways to your contacts: numbers you typed in, accounts you gave, other apps, bought lists.")
    yield message("The phone keeps only the last read of each kind, and loses it when an app is installed anew.")
    if report.device and (report.device.skin or "").startswith(_FILTERING_SKINS):
        yield message(
            "Phones of this maker have a filter of their own that can give an app empty data instead of the real one. "
            "Android still says “can read” then; the filter cannot be seen from here."
        )


def _code_limit(report: Report) -> Iterator[Message]:
    if any(apk.code is not None for app in report.apps for apk in app.apks):
        yield message(
            "Code was looked into for what it names. A name that is put together while it runs, native code and packed "
            "code are not seen; a place in the code says what can happen, not that it did."
        )


def provenance_sentences(report: Report) -> Iterator[Message]:
    """Which phone, which tool, which rules, when."""
    if report.device is not None:
        yield from _device(report.device)
    provenance = report.provenance
    yield message(
        "adbaudit {version}, rules {rules}",
        version=in_sentence(provenance.version),
        rules=provenance.rules_digest[:19],
    )
    yield taken(report)
    yield from other_clock(report)
    yield _country(report)


def _country(report: Report) -> Message:
    if report.countries:
        return message("Country: {countries}", countries=", ".join(report.countries))
    return message("Country: not known; choose one with --country, such as --country CN")


def taken(report: Report) -> Message:
    """In the phone's zone where it is known; whose clock it is by, because the two may differ."""
    source, at, zone = source_name(report.provenance.source), report.provenance.captured_at, phone_zone(report)
    if zone is None:
        stamp = at.strftime("%Y-%m-%d %H:%M %z").strip()
        return message("Read on {time} from {source}", time=stamp, source=source)
    time, offset = time_name(at, zone), at.astimezone(zone).isoformat(timespec="minutes")[-6:]
    if report.provenance.source in WITHOUT_THE_PHONE:
        return message(
            "Read on {time} from {source}; all times are the phone's own (UTC{offset})",
            time=time,
            source=source,
            offset=offset,
        )
    return message(
        "Read on {time} by the computer’s clock, in the phone’s time zone (UTC{offset}), from {source}; times of "
        "installing and use are by the phone’s clock",
        time=time,
        source=source,
        offset=offset,
    )


def _device(device: Device) -> Iterator[Message]:
    unknown = message("not known")
    yield message(
        "{maker} {model}, Android {android} (API {sdk})",
        maker=in_sentence(device.manufacturer) if device.manufacturer else "",
        model=in_sentence(device.model) if device.model else unknown,
        android=in_sentence(device.android) if device.android else unknown,
        sdk=unknown if device.sdk is None else device.sdk,
    )
    if device.skin:
        yield message("System of the maker: {skin}", skin=device.skin)
    yield message("Security patch: {patch}", patch=device.security_patch or unknown)
    if device.users:
        users = listing([user_name(user.id, user) for user in device.users])
        yield message("Users on the phone: {users}", users=users)
