"""Gaps are told once, for whom and why."""

from __future__ import annotations

import pytest

from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserKind
from adbaudit.report.gap_lines import gap_lines


def _report(build, *gaps, kind=UserKind.SECURE):
    return build.report(device=build.device(users=(build.secure_folder(kind),)), gaps=gaps)


def test_gaps_of_one_user_with_one_reason_are_one_line(build):
    gaps = (build.gap(user=10), build.gap("settings", wanted=message("something else"), user=10))
    (line,) = gap_lines(build.report(gaps=gaps))
    assert (line.user, len(line.wanted), line.sources) == (10, 2, ("dumpsys appops", "settings"))


def test_gaps_of_two_users_stay_apart(build):
    assert [line.user for line in gap_lines(build.report(gaps=(build.gap(user=0), build.gap(user=10))))] == [0, 10]


def test_gap_about_one_app_is_not_mixed_with_those_about_all(build):
    gaps = (build.gap(), build.gap(package=PackageName("a.b.c")))
    assert [line.packages for line in gap_lines(build.report(gaps=gaps))] == [(), ("a.b.c",)]


@pytest.mark.parametrize("kind", [UserKind.SECURE, UserKind.WORK, UserKind.CLONE, UserKind.SECONDARY, UserKind.GUEST])
def test_user_whom_the_phone_refuses_is_one_closed_line(build, kind):
    assert [line.is_closed for line in gap_lines(_report(build, *build.refused_user(), kind=kind))] == [True]


def test_two_wordings_of_a_refusal_are_still_one_line(build):
    other = message("the phone refused: {text}", text="Neither user 150 nor current process has INTERACT")
    assert len(gap_lines(_report(build, *build.refused_user(), build.gap(reason=other, user=150)))) == 1


def test_other_reason_for_a_closed_user_is_a_line_of_its_own(build):
    lines = gap_lines(_report(build, *build.refused_user(), build.gap(user=150)))
    assert [line.is_closed for line in lines] == [True, False]


def test_owner_is_never_closed(build):
    assert not any(line.is_closed for line in gap_lines(_report(build, *build.refused_user(), kind=UserKind.OWNER)))


def test_java_class_is_left_out(build):
    (line,) = gap_lines(_report(build, *build.refused_user()))
    assert dict(line.reason.values)["text"] == "Shell does not have permission to access user 150"
