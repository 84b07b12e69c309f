"""A policy file: which findings make a run of `adbaudit apk` fail. Its schema is `rules/schema/policy.schema.json`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.errors import PolicyFaults
from adbaudit.model.message import message
from adbaudit.model.policy import PathPolicy, Policy, RuleThreshold, Threshold
from adbaudit.model.severity import Severity
from adbaudit.rules.fields import Fields, with_nearest
from adbaudit.rules.place import Place
from adbaudit.rules.yaml_file import parse_yaml

NEVER = "never"
_WORDS = (*(severity.value for severity in Severity), NEVER)


def threshold(word: str) -> Threshold:
    """What a word such as `high` or `never` means."""
    return Threshold(severity=None if word == NEVER else Severity(word))


def read_policy(text: str, file: str, *, rules: Sequence[str], fail_on: Threshold) -> Policy:
    """The policy of a file; `fail_on` holds where it says nothing, `rules` are the ids that it may name.

    Raises:
        PolicyFaults: the file has faults; all of them are told.

    """
    place = Place(file=file)
    value = parse_yaml(text, place)
    if place.noted:
        raise PolicyFaults(tuple(place.noted))
    fields = Fields(value, place)
    policy = Policy(
        fail_on=_threshold(fields, "fail_on") or fail_on,
        rules=_rules(fields, rules),
        paths=tuple(_paths(fields, rules)),
    )
    fields.done()
    if place.noted:
        raise PolicyFaults(tuple(place.noted))
    return policy


def _threshold(fields: Fields, key: str) -> Threshold | None:
    """A severity or `never`; `None` where the key is not given or wrong."""
    value = fields.raw(key)
    if value is None and not fields.has(key):
        return None
    if value not in _WORDS:
        fields.place.at(key).fault(
            message("{value} is none of {words}", value=f"{value!r:.60}", words=", ".join(_WORDS))
        )
        return None
    return threshold(str(value))


def _rules(fields: Fields, known: Sequence[str]) -> tuple[RuleThreshold, ...]:
    if not fields.has("rules"):
        return ()
    value, place = fields.raw("rules"), fields.place.at("rules")
    inner = Fields(value, place)
    names = [str(name) for name in value] if isinstance(value, dict) else []
    found = [(name, _threshold(inner, name)) for name in names]
    for name in names:
        if name not in known:
            place.at(name).fault(with_nearest(message("there is no such rule"), name, known))
    return tuple(RuleThreshold(rule=name, threshold=one) for name, one in found if one is not None)


def _paths(fields: Fields, known: Sequence[str]) -> Iterator[PathPolicy]:
    for value, place in fields.items("paths") if fields.has("paths") else ():
        inner = Fields(value, place)
        if not inner.is_mapping:
            continue
        entry = PathPolicy(patterns=_patterns(inner), fail_on=_threshold(inner, "fail_on"), rules=_rules(inner, known))
        if not inner.has("fail_on") and not inner.has("rules"):
            place.fault(message("says neither fail_on nor rules"))
        inner.done()
        yield entry


def _patterns(inner: Fields) -> tuple[str, ...]:
    """One pattern, or a list of them; a number or a date in YAML is none, whatever it looks like."""
    given = inner.raw("path")
    for one in given if isinstance(given, list) else [given]:
        if one is not None and not isinstance(one, str):
            inner.place.at("path").fault(message("must be a text"))
    if isinstance(inner.raw("path"), list):
        if inner.raw("path") == []:
            inner.place.at("path").fault(message("holds no pattern"))
        return inner.texts("path")
    pattern = inner.text("path")
    return (pattern,) if pattern else ()
