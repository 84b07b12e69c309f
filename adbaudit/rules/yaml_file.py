"""YAML as rule files use it: safe, bounded, each key once, and words stay words."""

from __future__ import annotations

import re
from typing import Any

import yaml

from adbaudit.rules.place import Place

_MOST_VALUES = 20_000
_MOST_DEPTH = 12
_BaseLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str, place: Place) -> object:
    """The value of a file, or `None` after noting the fault."""
    try:
        value: object = yaml.load(text, Loader=_RuleLoader)  # noqa: S506  a safe loader with fewer types
    except yaml.YAMLError as error:
        place.fault(_in_one_line(error))
        return None
    except RecursionError:
        place.fault("is nested too deeply")
        return None
    if not _is_bounded(value):
        place.fault(f"holds more than {_MOST_VALUES} values or nests deeper than {_MOST_DEPTH}")
        return None
    return value


class _RuleLoader(_BaseLoader):  # type: ignore[misc]  # the C loader is not typed
    """Only `true` and `false` are booleans, dates stay text, and a key given twice is a fault."""

    yaml_implicit_resolvers = {  # noqa: RUF012  as its base class has it
        first: [
            (tag, pattern)
            for tag, pattern in resolvers
            if tag not in {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
        ]
        for first, resolvers in _BaseLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:  # noqa: FBT001, FBT002  as its base class has it
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key is not a word", key.start_mark)
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value} is given twice", key.start_mark)
            seen.add(key.value)
        mapping: dict[object, object] = super().construct_mapping(node, deep=deep)
        return mapping


_RuleLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


def _in_one_line(error: yaml.YAMLError) -> str:
    """The problem and its line; the marks of the C parser count lines from 0."""
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    mark = getattr(error, "problem_mark", None)
    return f"is not YAML: {problem}" + (f" (line {mark.line + 1})" if mark else "")


def _is_bounded(value: object) -> bool:
    """Walk breadth first with a budget: aliases can make a small file large, or endless."""
    level: list[object] = [value]
    count = 0
    for _ in range(_MOST_DEPTH):
        following: list[object] = []
        for one in level:
            count += 1
            if isinstance(one, dict):
                following.extend(one.values())
            elif isinstance(one, list):
                following.extend(one)
            if count + len(following) > _MOST_VALUES:
                return False
        level = following
    return not level
