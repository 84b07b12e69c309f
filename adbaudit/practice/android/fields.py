"""Checked access to the mappings of a YAML file: a wrong kind of value becomes a fault with its path."""

from __future__ import annotations

from collections.abc import Mapping

_MISSING = "\0"


class Fields:
    """One mapping of the file, where it stands, and the list all faults go to."""

    def __init__(self, values: Mapping[str, object], place: str, faults: list[str]) -> None:
        """Share the list of faults with every part."""
        self._values = values
        self._place = place
        self._faults = faults

    def fault(self, text: str) -> None:
        """Keep a fault with this mapping's place."""
        self._faults.append(f"{self._place or 'file'}: {text}")

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys, as written."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Whether the key was written."""
        return self._values.get(key) is not None

    def text(self, key: str, default: str = _MISSING) -> str:
        """A text; numbers count as text."""
        value = self._values.get(key)
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            return str(value)
        if value is None and default != _MISSING:
            return default
        self.fault(f"{key}: text expected")
        return ""

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._values.get(key, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self.fault(f"{key}: whole number expected")
        return 0

    def truth(self, key: str, *, default: bool) -> bool:
        """Yes or no."""
        value = self._values.get(key, default)
        if isinstance(value, bool):
            return value
        self.fault(f"{key}: true or false expected")
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; nothing is an empty one."""
        value = self._values.get(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(each, (str, int, float)) for each in value):
            return tuple(str(each) for each in value)
        self.fault(f"{key}: list of texts expected")
        return ()

    def pairs(self, key: str) -> dict[str, str]:
        """A mapping of texts to texts."""
        return {name: str(value) for name, value in self._mapping(key).items() if self._is_plain(key, name, value)}

    def parts(self, key: str) -> dict[str, Fields]:
        """A mapping of mappings; an empty one may be left blank."""
        return {
            name: Fields(value, f"{self._place}{key}.{name}.", self._faults)
            for name, value in self._mappings(key).items()
        }

    def entries(self, key: str) -> tuple[Fields, ...]:
        """A list of mappings."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.fault(f"{key}: list of mappings expected")
            return ()
        return tuple(
            Fields({str(name): each[name] for name in each}, f"{self._place}{key}[{place}].", self._faults)
            for place, each in enumerate(value)
        )

    def _mapping(self, key: str) -> dict[str, object]:
        """A mapping with its keys as text."""
        value = self._values.get(key)
        if value is None:
            return {}
        if isinstance(value, dict):
            return {str(name): value[name] for name in value}
        self.fault(f"{key}: mapping expected")
        return {}

    def _mappings(self, key: str) -> dict[str, dict[str, object]]:
        """A mapping of mappings with their keys as text."""
        found: dict[str, dict[str, object]] = {}
        for name, value in self._mapping(key).items():
            if value is None or isinstance(value, dict):
                found[name] = {str(each): (value or {})[each] for each in value or {}}
            else:
                self.fault(f"{key}.{name}: mapping expected")
        return found

    def _is_plain(self, key: str, name: str, value: object) -> bool:
        """Whether a value is one text or number."""
        if isinstance(value, (str, int, float)):
            return True
        self.fault(f"{key}.{name}: text expected")
        return False
