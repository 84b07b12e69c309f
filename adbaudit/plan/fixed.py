"""What has no switch: permissions held by the system or an administrator, and those that only removing the app ends."""

from __future__ import annotations

from adbaudit.model.access import Access
from adbaudit.model.message import message
from adbaudit.model.names import group_name
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.plan import Disposition, Step
from adbaudit.plan.commands import disable
from adbaudit.plan.place import Place
from adbaudit.plan.screens import notes_on_screens, screens_for, screens_of_maker

_FIXED = frozenset({"POLICY_FIXED", "SYSTEM_FIXED"})
_DISABLE_PAGE = "disable"
NO_PAYING_BACK = message(
    "Then you cannot pay back through it either: first ask the lender for another way to repay, in writing."
)


def is_fixed(access: Access) -> bool:
    """Whether neither a person nor a command can change it."""
    return bool(access.flags & _FIXED)


def fixed_steps(place: Place, group: PermissionGroup, fixed: tuple[Access, ...]) -> tuple[Step, ...]:
    """At most one step for what an administrator holds and one for what the phone's own system holds."""
    by_policy = tuple(access for access in fixed if "POLICY_FIXED" in access.flags)
    steps = []
    if by_policy:
        steps.append(_policy_step(place, group))
    if len(by_policy) < len(fixed):
        steps.append(_system_step(place, group))
    return tuple(steps)


def by_removing_only(place: Place, group: PermissionGroup) -> Step:
    """Android gives it at install; some makers put a switch of their own before it."""
    if place.installed.system:
        return _system_step(place, group)
    if screens := screens_of_maker(place, group.value):
        return Step(
            step=place.titled(
                message(
                    "Take away its access to {what} at this maker’s own switch; Android itself has none.",
                    what=group_name(group),
                )
            ),
            disposition=Disposition.MANUAL,
            screens=screens,
            notes=tuple(notes_on_screens(place, group.value)),
        )
    return Step(
        step=place.titled(
            message(
                "Android itself has no switch for its access to {what}: it ends when the app is uninstalled.",
                what=group_name(group),
            )
        ),
        disposition=Disposition.MANUAL,
        notes=(
            message("Keep your proof and a way to repay first: uninstalling ends neither the debt nor the account."),
        ),
    )


def _policy_step(place: Place, group: PermissionGroup) -> Step:
    return Step(
        step=place.titled(
            message(
                "The phone’s administrator keeps its access to {what} on, and no switch here can turn it off.",
                what=group_name(group),
            )
        ),
        disposition=Disposition.MANUAL,
        notes=(message("Ask whoever manages the phone, or uninstall the app when your proof is kept."),),
    )


def _system_step(place: Place, group: PermissionGroup) -> Step:
    """An app that came with the phone cannot be uninstalled, but it can be switched off."""
    actions = (disable(place),) if place.may_be_commanded else ()
    return Step(
        step=place.titled(
            message(
                "Its access to {what} is fixed by the phone’s maker: switch the whole app off.", what=group_name(group)
            )
        ),
        disposition=Disposition.CONFIRM if actions else Disposition.MANUAL,
        actions=actions,
        screens=screens_for(place, _DISABLE_PAGE),
        notes=(
            message("A switched-off app does not run and reads nothing."),
            NO_PAYING_BACK,
            *notes_on_screens(place, _DISABLE_PAGE),
        ),
    )
