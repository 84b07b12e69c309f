"""Where our own data lies: beside the code in a checkout, inside the package once installed; and the state folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def rules_folder() -> Path:
    """The rule data that comes with this copy of adbaudit."""
    return _shipped("rules", _CHECKOUT / "rules")


def phones_folder() -> Path:
    """Profiles of practice phones."""
    return _shipped("phones", _CHECKOUT / "fixtures" / "phones")


def apks_folder() -> Path:
    """Sample APKs that practice phones carry."""
    return _shipped("apks", _CHECKOUT / "fixtures" / "apks" / "built")


def state_folder(environ: Mapping[str, str]) -> Path:
    """Where adbaudit keeps what it must keep: `ADBAUDIT_HOME`, else the platform's user data folder."""
    if environ.get("ADBAUDIT_HOME"):
        return Path(environ["ADBAUDIT_HOME"])
    from platformdirs import user_data_path  # noqa: PLC0415  # half the start-up time of a short command

    return user_data_path("adbaudit", appauthor=False)


def _shipped(name: str, in_checkout: Path) -> Path:
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else in_checkout
