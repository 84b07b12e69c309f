"""Take identifiers out of raw answers before they are kept; what the probes read stays.

Serials, IMEIs, MAC addresses, telephone numbers, e-mail addresses, and the names of accounts and users are
replaced by one word. The files of apps that were read in parts are left as they are: they are the same on every phone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from adbaudit.ports import Answer
from adbaudit.saved.capture import Capture

WORD = "redacted"
_START = re.compile(r"^(?=\[[^\]\n]+\]: \[)", re.MULTILINE)
_PROPERTY = re.compile(r"\[([^\]\n]+)\]: \[(.*)\](\s*)\Z", re.DOTALL)
_TELLING = re.compile(
    r"serial|imei|meid|iccid|imsi|msisdn|esn\b|phone_?num|line1|mac_?(?:addr|id)?$|macaddr|bdaddr|bt_?addr|android_?id"
    r"|device_?id|uuid|udid|oaid|gsf|account|e_?mail|barcode|\bp?sn$|ssid|hostname|dhcp|nonce|deviceowner",
    re.IGNORECASE,
)
_VERSION = re.compile(r"version|build|fingerprint", re.IGNORECASE)
_DIGITS = re.compile(r"\+?\d{11,20}")
_SHORTEST = 6
_COMMON = frozenset({"unknown", "default", "disabled", "enabled", "running", "stopped", "localhost", "persist"})
_ANYWHERE = (
    re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"),  # e-mail
    re.compile(r"(?<!\w)\+\d{1,3}(?:[ -]?\d){7,13}(?!\w)"),  # telephone with its country
    re.compile(r"(?<![\w=.:/~-])[6-9]\d{9}(?![\w.:/=-])"),  # telephone in India
    re.compile(r"(?<![\w=.:/~-])0[89]\d{2}(?:-?\d{3,4}){2}(?![\w.:/=-])"),  # telephone in Indonesia, the Philippines
    re.compile(r"(?<![\w=.:/~-])1[3-9]\d{9}(?![\w.:/=-])"),  # telephone in China
    re.compile(r"(?<![\w=.:/~-])\d{14,16}(?![\w.:/=-])"),  # IMEI
    re.compile(r"(?<![\w:])(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}(?![\w:])"),  # MAC
)
_USER = re.compile(r"(UserInfo\{\d{1,9}:).*(:[0-9a-fA-F]{1,16}\})")
_ACCOUNT = re.compile(r"(Account \{name=)[^,}\n]*")
_FILE_TOOLS = frozenset({"stat", "tail", "dd", "sha256sum"})
_READ = re.compile(r"^\s*(?:versionName=|versionCode=|codePath=|package:|Package \[|firstInstallTime=|lastUpdateTime=)")
"""Lines that the report shows: what stands in them is shown either way."""


def redacted(capture: Capture) -> Capture:
    """The same capture without identifiers."""
    texts = [_text(recorded.answer) for recorded in capture.answers if _is_text(recorded.answer)]
    secrets = _secrets(texts)
    answers = tuple(
        replace(recorded, answer=_redacted(recorded.answer, secrets)) if _is_text(recorded.answer) else recorded
        for recorded in capture.answers
    )
    return replace(capture, answers=answers, is_redacted=True)


def _is_text(answer: Answer) -> bool:
    return answer.command.argv[0] not in _FILE_TOOLS


def _text(answer: Answer) -> str:
    """Bytes that are no UTF-8 come back as they were."""
    return answer.output.decode("utf-8", errors="surrogateescape")


def _secrets(texts: Iterable[str]) -> re.Pattern[str] | None:
    """Values of properties that identify, wherever else they stand."""
    properties = (_PROPERTY.match(part) for text in texts for part in _START.split(text))
    values = {
        found[2]
        for found in properties
        if found and _is_telling(found[1], found[2]) and len(found[2]) >= _SHORTEST and found[2].lower() not in _COMMON
    }
    longest_first = sorted(values, key=lambda value: (-len(value), value))
    return re.compile("|".join(map(re.escape, longest_first))) if values else None


def _is_telling(key: str, value: str) -> bool:
    if not value:
        return False
    is_number = _DIGITS.fullmatch(value) is not None and _VERSION.search(key) is None
    return is_number or _TELLING.search(key) is not None


def _redacted(answer: Answer, secrets: re.Pattern[str] | None) -> Answer:
    text = "".join(map(_without_value, _START.split(_text(answer))))
    lines = [line if _READ.match(line) else _without(line, secrets) for line in text.splitlines(keepends=True)]
    return replace(answer, output="".join(lines).encode("utf-8", errors="surrogateescape"))


def _without_value(part: str) -> str:
    """A property that identifies, its value replaced; a value may run over several lines."""
    found = _PROPERTY.match(part)
    return f"[{found[1]}]: [{WORD}]{found[3]}" if found and _is_telling(found[1], found[2]) else part


def _without(line: str, secrets: re.Pattern[str] | None) -> str:
    for pattern in _ANYWHERE:
        line = pattern.sub(WORD, line)
    line = _USER.sub(rf"\g<1>{WORD}\g<2>", line)
    line = _ACCOUNT.sub(rf"\g<1>{WORD}", line)
    return secrets.sub(WORD, line) if secrets else line
