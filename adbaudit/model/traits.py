"""What tells two phones apart that give one serial number: cheap ones leave the factory with the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from adbaudit.model.permission import PackageName
from adbaudit.model.report import Report
from adbaudit.model.user import UserId

_ENOUGH = 3
"""Apps on both; of fewer, each may have been removed and installed again."""
_ANOTHER_ZONE = timedelta(hours=26)
_ZONE_STEP = timedelta(minutes=15)
"""A phone prints the time of an installation by its own zone, which may be another since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """Of one reading of a phone; `installed` without the apps that came with it, whose times are those of a model."""

    manufacturer: str | None
    model: str | None
    installed: Mapping[tuple[UserId, PackageName], datetime]

    def contradict(self, other: Traits) -> bool:
        """Whether these are two phones: of two models, or not one app was installed when it was on the other."""
        for mine, others in ((self.manufacturer, other.manufacturer), (self.model, other.model)):
            if mine and others and mine != others:
                return True
        both = self.installed.keys() & other.installed.keys()
        return len(both) >= _ENOUGH and not any(_is_alike(self.installed[one], other.installed[one]) for one in both)


def traits_of(report: Report) -> Traits:
    """Those of the phone that a report is about."""
    device = report.device
    every = (app.installed for app in report.apps if app.in_phone and app.installed.system is False)
    return Traits(
        manufacturer=device.manufacturer if device else None,
        model=device.model if device else None,
        installed={(one.user, one.package): one.installed_at for one in every if one.installed_at is not None},
    )


def _is_alike(one: datetime, other: datetime) -> bool:
    apart = abs(one - other)
    return apart <= _ANOTHER_ZONE and not apart % _ZONE_STEP
