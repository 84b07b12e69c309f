"""Stop, pause, switch off, uninstall: last, only where named, and with what they cost."""

import pytest

from adbaudit.model.app import App
from adbaudit.model.identity import Confidence, Identity, Verdict
from adbaudit.model.plan import Disposition, LastResort, Plan
from adbaudit.model.special_access import SpecialAccessState
from adbaudit.plan import build as build_plan
from adbaudit.plan import with_last_resorts, with_remedies
from adbaudit.plan.build import meant

OTHER = "com.android.systemui"


@pytest.fixture
def resorts(build):
    """The steps of these last resorts for one app, after a plan for its contacts."""

    def of(*named, sdk=34, verdict=Verdict.LOAN, **fields):
        device, installed = build.device(sdk), build.installed(build.access(), **fields)
        app = App(installed=installed, identity=Identity(verdict=verdict, confidence=Confidence.HIGH))
        findings = with_remedies([build.finding(package=installed.package)], device, [(installed, None)], [])
        plan = build_plan(findings, [app], packages=frozenset({installed.package}))
        return with_last_resorts(plan, [app], device, [build.guide(page="uninstall")], named)

    return of


def told(planned):
    return " ".join(map(str, (planned.step.step, *planned.step.notes, *planned.step.consequences)))


def test_nothing_of_it_is_planned_by_itself(resorts):
    assert not {planned.subject for planned in resorts().steps} & {one.value for one in LastResort}


def test_they_come_last_and_in_their_own_order(resorts):
    named = (LastResort.UNINSTALL, LastResort.DISABLE, LastResort.STOP, LastResort.SUSPEND)
    assert [one.subject for one in resorts(*named).steps] == ["contacts", "stop", "suspend", "disable", "uninstall"]


@pytest.mark.parametrize("resort", [LastResort.STOP, LastResort.SUSPEND, LastResort.DISABLE])
def test_each_names_its_user_and_says_what_changes_and_for_how_long(resorts, resort):
    (*_, planned) = resorts(resort).steps
    (argv,) = planned.step.commands
    assert (planned.step.disposition, argv[2:4]) == (Disposition.AUTOMATIC, ("--user", "0"))
    assert planned.step.consequences
    assert "until" in told(planned)


def test_uninstalling_is_left_to_the_person_with_all_that_it_costs(resorts):
    (*_, planned) = resorts(LastResort.UNINSTALL).steps
    assert (planned.step.disposition, planned.step.actions) == (Disposition.MANUAL, ())
    for cost in ("last read", "proof first", "neither the debt", "pay back", "Nothing brings it back"):
        assert cost in told(planned)
    assert planned.step.screens


def test_pausing_says_that_reading_may_go_on(resorts):
    (*_, planned) = resorts(LastResort.SUSPEND).steps
    assert "reading what is not switched off" in told(planned)


def test_pausing_before_android_9_names_the_other_way(resorts):
    (*_, planned) = resorts(LastResort.SUSPEND, sdk=27).steps
    assert (planned.step.actions, "--then disable" in told(planned)) == ((), True)


def test_administrator_is_told_what_comes_first(resorts, build):
    admin = (build.special("device-admin", "com.kuaijie.cashloan/.Admin"),)
    for resort in (LastResort.SUSPEND, LastResort.UNINSTALL):
        (*_, planned) = resorts(resort, special=admin).steps
        assert (planned.step.actions, "administrator" in told(planned)) == ((), True)


def test_administrator_that_was_not_read_is_tried_and_the_refusal_foretold(resorts, build):
    unread = (build.special("device-admin", None, SpecialAccessState.UNKNOWN),)
    (*_, planned) = resorts(LastResort.SUSPEND, special=unread).steps
    assert (bool(planned.step.actions), "is not known. If it is" in told(planned)) == (True, True)


def test_unknown_android_version_is_no_old_android(resorts):
    (*_, planned) = resorts(LastResort.SUSPEND, sdk=None).steps
    assert (planned.step.actions, "To Android 8" in told(planned)) == ((), False)
    assert "did not tell its Android version" in told(planned)


def test_app_that_may_be_part_of_the_phone_is_left_as_a_whole(resorts):
    for resort in LastResort:
        (*_, planned) = resorts(resort, package=OTHER, system=None, verdict=Verdict.UNKNOWN).steps
        assert (planned.step.disposition, planned.step.actions) == (Disposition.MANUAL, ())
        assert "is not known" in told(planned)


def test_part_of_the_phone_is_never_switched_off_as_a_whole(resorts):
    for resort in LastResort:
        (*_, planned) = resorts(resort, package=OTHER, system=True, verdict=Verdict.NO).steps
        assert (planned.step.disposition, planned.step.actions) == (Disposition.MANUAL, ())


def test_switching_off_that_was_named_is_not_asked_about_again(build):
    fixed = build.access(flags=frozenset({"SYSTEM_FIXED"}))
    installed, device = build.installed(fixed, system=True), build.device()
    app = App(installed=installed, identity=Identity(verdict=Verdict.LOAN, confidence=Confidence.HIGH))
    plan = build_plan(with_remedies([build.finding()], device, [(installed, None)], []), [app])
    assert {one.step.disposition for one in plan.steps if one.step.actions} == {Disposition.CONFIRM}
    named = with_last_resorts(plan, [app], device, [], [LastResort.DISABLE])
    assert [one.step.disposition for one in named.steps if one.step.actions] == [Disposition.AUTOMATIC]


def test_loan_app_without_a_finding_is_meant_only_by_name(build):
    app = App(installed=build.installed(), identity=Identity(verdict=Verdict.LOAN, confidence=Confidence.HIGH))
    assert meant([], [app], frozenset()) == ()
    assert meant([build.finding()], [app], frozenset()) == (app,)
    assert meant([], [app], frozenset({app.installed.package})) == (app,)


def test_plan_of_nothing_stays_one(build):
    assert with_last_resorts(Plan(steps=()), [], build.device(), [], [LastResort.STOP]).is_empty
