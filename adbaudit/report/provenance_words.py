"""Where all this comes from: which phone or files, when, with which rules, for which country."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.device import Device
from adbaudit.model.message import Message, message
from adbaudit.model.report import WITHOUT_THE_PHONE, Report
from adbaudit.model.source_name import source_name
from adbaudit.report.naming import time_name, user_name
from adbaudit.report.other_clock import other_clock
from adbaudit.report.reading import phone_zone
from adbaudit.report.words import listing


def provenance_sentences(report: Report) -> Iterator[Message]:
    """Which phone, which tool, which rules, when."""
    if report.device is not None:
        yield from _device(report.device)
    provenance = report.provenance
    yield message(
        "adbaudit {version}, rules {rules}",
        version=provenance.version,
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
        maker=device.manufacturer or "",
        model=device.model or unknown,
        android=device.android or unknown,
        sdk=unknown if device.sdk is None else device.sdk,
    )
    if device.skin:
        yield message("System of the maker: {skin}", skin=device.skin)
    yield message("Security patch: {patch}", patch=device.security_patch or unknown)
    if device.users:
        users = listing([user_name(user.id, user) for user in device.users])
        yield message("Users on the phone: {users}", users=users)
