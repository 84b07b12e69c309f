"""How large files on a phone are, and how they end."""

import pytest

from adbaudit.apk.end_record import LARGEST_TAIL
from adbaudit.apk.ends import ends_of
from adbaudit.apk.ends_together import FileEnd
from adbaudit.apk.questions import NotAnswered
from adbaudit.apk.shell_tools import tools_of
from adbaudit.practice.knobs import Refuse, Truncate

FILES = {
    "/a/base.apk": b"small",
    "/b/base.apk": bytes(range(256)) * 1000,
    "/c/base.apk": b"",
    "/d/base.apk": b"\n==> /a",
}


def expected(content):
    return FileEnd(size=len(content), tail=content[-LARGEST_TAIL:])


@pytest.mark.parametrize("sdk", [19, 22, 23, 26, 34])
def test_of_every_file_on_every_android_version(file_shell, sdk):
    ends = ends_of(file_shell(FILES, sdk=sdk), list(FILES), tools_of(sdk))
    found = {path: FileEnd(size=end.size, tail=end.tail[-LARGEST_TAIL:]) for path, end in ends.items()}
    assert found == {path: expected(content) for path, content in FILES.items()}


@pytest.mark.parametrize("count", [1, 2, 200])
def test_all_files_cost_one_round_and_two_programs_for_some_sixty(file_shell, count):
    files = {f"/{number}/base.apk": b"x" * 1000 for number in range(count)}
    shell = file_shell(files)
    assert len(ends_of(shell, list(files), tools_of(34))) == count
    assert len(shell.rounds) == 1
    assert len([one for one in shell.programs if one.startswith(("stat", "tail"))]) == 2 * -(-count // 63)


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("sdk", [22, 25, 34])
def test_missing_file_is_not_answered_and_costs_no_other(file_shell, place, sdk):
    paths = [*list(FILES)[:place], "/gone/base.apk", *list(FILES)[place:]]
    ends = ends_of(file_shell(FILES, sdk=sdk), paths, tools_of(sdk))
    assert [path for path, end in ends.items() if isinstance(end, NotAnswered)] == ["/gone/base.apk"]


@pytest.mark.parametrize("fault", [Truncate(command="tail", keep_bytes=100), Refuse(command="tail", text="no")])
def test_ends_that_do_not_come_together_come_alone(file_shell, fault):
    shell = file_shell(FILES, faults=(fault,))
    assert {path: end.size for path, end in ends_of(shell, list(FILES), tools_of(34)).items()} == {
        path: len(content) for path, content in FILES.items()
    }


def test_files_apart_are_in_commands_of_their_own(file_shell):
    alone, more = file_shell(FILES), file_shell(FILES)
    first, others = list(FILES)[:2], list(FILES)[2:]
    ends_of(alone, first, tools_of(34))
    ends_of(more, [*others, *first], tools_of(34), apart=frozenset(others))
    assert set(alone.rounds[0]) <= set(more.rounds[0])
