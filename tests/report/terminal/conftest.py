"""Reports of every kind that the terminal shows, each under a name."""

from __future__ import annotations

import pytest

from adbaudit.model.access import Effective
from adbaudit.model.appop import OpMode
from adbaudit.model.identity import Confidence, Verdict
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.severity import Severity
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.report.order import in_order


def _gaps(build):
    access = (build.access(effective=Effective.UNKNOWN, op_mode=OpMode.UNKNOWN),)
    cut = build.gap(wanted=message("the permissions of all apps"), user=10, source="dumpsys package")
    many = tuple(
        build.gap("base.apk", wanted=message("the app's APK file"), package=PackageName(f"com.app.number{number}"))
        for number in range(9)
    )
    return build.report(build.app(access=access), gaps=(build.gap(), cut, *many), advice=(build.advice(),))


def _loan_without_access(build):
    blocked = build.access(effective=Effective.BLOCKED)
    return build.report(build.app(access=(blocked,)), device=build.device(users=()))


def _other_ways(build):
    """Nothing by permission: one app sees the screen, one is switched off, of one it was not read."""
    on = (
        build.special(SpecialAccessKind.ACCESSIBILITY, component="a.b/.Screen"),
        build.special(SpecialAccessKind.NOTIFICATION_LISTENER, component="a.b/.Notices"),
    )
    unread = (build.special(SpecialAccessKind.ACCESSIBILITY, SpecialAccessState.UNKNOWN),)
    asks = (build.access("READ_SMS", Effective.ASKS),)

    def app(package, label, **fields):
        return build.app(package, label, installed=build.installed(package, access=asks, **fields))

    return build.report(
        app("com.alpha.loan", "Alpha Loan", special_access=unread),
        app("com.off.loan", "Off Loan", special_access=on, enabled=False),
        app("com.rupeeguard.helper", "Rupee Loan Helper", special_access=on, installer="com.some.store"),
    )


def _closed_user(build):
    told = build.finding(
        "phone-not-fully-read",
        Severity.LOW,
        title=message("Not everything on this phone could be read"),
        why=message("Do not take silence for an answer."),
        package=None,
        user=None,
        remedy=(),
    )
    users = (*build.device().users, build.secure_folder())
    app = build.app(access=(build.access(effective=Effective.BLOCKED),))
    return build.report(app, device=build.device(users=users), gaps=build.refused_user(), findings=(told,))


def _phone_lost(build):
    gone = message("the connection to the phone ended in the middle of the answer")
    access = build.access(effective=Effective.UNKNOWN, op_mode=OpMode.UNKNOWN)
    gap = build.gap("dumpsys package", wanted=message("the permissions of all apps"), reason=gone)
    return build.report(build.app(access=(access,)), gaps=(gap,))


def _apk(build):
    asking = build.apk_app(access=(build.access(effective=Effective.ASKS),))
    broken = build.apk_app("samples/broken.apk", "broken.apk", None, verdict=Verdict.UNKNOWN)
    finding = build.finding(
        "loan-contacts-asks",
        Severity.MEDIUM,
        package=PackageName("com.sincere.plainloan"),
        user=None,
        path="samples/plain-loan.apk",
        remedy=(build.step(actions=(), screens=(), notes=(message("as the example says"),)),),
    )
    return build.apk_report(asking, broken, findings=(finding,))


def _apk_maybe(build):
    access = (build.access(effective=Effective.ASKS),)
    identity = build.identity(Verdict.MAYBE, Confidence.LOW)
    return build.apk_report(build.apk_app(label="Quick Cash", access=access, identity=identity))


CASES = {
    "apk": _apk,
    "apk-maybe": _apk_maybe,
    "closed-user": _closed_user,
    "empty": lambda build: build.report(build.app("com.sunrise.calendar", "Sunrise Calendar", verdict=Verdict.NO)),
    "full": lambda build: build.full_report(),
    "gaps": _gaps,
    "loan-without-access": _loan_without_access,
    "nothing-read": lambda build: build.report(
        gaps=(build.gap("pm list packages", wanted=message("the list of apps")),)
    ),
    "other-ways": _other_ways,
    "phone-lost": _phone_lost,
}


@pytest.fixture
def case(build):
    """The report of that name, in order."""

    def of(name):
        return in_order(CASES[name](build))

    return of


@pytest.fixture(params=sorted(CASES))
def case_name(request):
    """Each name in turn."""
    return request.param
