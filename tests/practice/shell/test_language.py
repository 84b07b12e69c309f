"""The parts of the shell that a real mksh cannot be asked about: unknown syntax, faults, words of old releases."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from adbaudit.practice.knobs import Garble, Hang, Refuse, Slow, Truncate


@pytest.mark.parametrize(
    "strange",
    [
        "echo $(date)",
        "echo `date`",
        "ls *.txt",
        "ls /?",
        "echo $1",
        "echo ${x:-y}",
        "echo {a,b}",
        "echo ~",
        "x=$((1+1))",
    ],
)
def test_strange_word_spoils_its_own_command_only(run_script, strange):
    answer = run_script(f"echo before; {strange}; echo $?")
    assert answer.stdout == b"before\n127\n"
    assert strange.encode() in answer.stderr
    assert b"syntax this practice phone does not know" in answer.stderr


@pytest.mark.parametrize(
    "strange",
    [
        "if true; then pm revoke a b; fi",
        "for x in 1 2; do pm revoke a $x; done",
        "( pm revoke a b )",
        "getprop x & pm revoke a b",
        "cat <<END\npm revoke a b\nEND",
        "echo 'open; pm revoke a b",
        "{ pm revoke a b; if; }",
        "{ pm revoke a b",
        "! pm revoke a b",
        ": ||",
    ],
)
def test_strange_structure_spoils_what_follows_and_runs_none_of_it(run_script, strange):
    answer = run_script(f"echo before\n{strange}; pm revoke a b; echo never")
    assert answer.stdout == b"before\n"
    assert answer.status == 127
    assert not any(command.startswith("pm") for command in answer.commands)
    assert b"syntax this practice phone does not know" in answer.stderr


def test_deep_nesting_is_unknown_syntax(run_script):
    assert run_script("{ " * 5000 + "echo" + "; }" * 5000).status == 127


def test_programs_inside_each_other_have_a_limit(run_script):
    assert run_script("timeout 1 " * 5000 + "echo").status == 126


@pytest.mark.parametrize(("sdk", "words"), [("28", b"not found"), ("29", b"inaccessible or not found")])
def test_missing_program_is_worded_as_the_android_version_does(run_script, sdk, words):
    answer = run_script("nosuch", sdk=sdk)
    assert (answer.stderr, answer.status) == (b"/system/bin/sh: nosuch: " + words + b"\n", 127)


def test_script_from_standard_input_counts_lines_in_complaints(run_script):
    answer = run_script("echo\nnosuch", reads_script_from_input=True)
    assert answer.stderr == b"/system/bin/sh: <stdin>[2]: nosuch: inaccessible or not found\n"


def test_bare_name_reaches_the_machine_for_a_program_under_system_bin(run_script):
    answer = run_script("/system/bin/dumpsys package; /system/bin/cat /sdcard/hello.txt")
    assert answer.stdout == b"dump of package\n" * 100 + b"hello\n"


def test_file_that_is_no_program_cannot_be_executed(run_script):
    answer = run_script("/sdcard/hello.txt")
    assert (answer.stderr, answer.status) == (
        b"/system/bin/sh: /sdcard/hello.txt: can't execute: Permission denied\n",
        126,
    )


def test_program_gets_piped_and_redirected_input(run_script):
    assert run_script("echo hi | input; input </sdcard/hello.txt; input").stdout == b"got hi\ngot hello\ngot "


def test_program_leaves_the_script_on_standard_input_alone(run_script):
    assert run_script("both\necho next", reads_script_from_input=True).stdout == b"to out\nnext\n"


def test_output_to_a_file_is_refused(run_script):
    answer = run_script("echo x >/sdcard/new; echo $?")
    assert (answer.stdout, answer.stderr) == (b"1\n", b"/system/bin/sh: can't create /sdcard/new: Permission denied\n")


def test_every_simple_command_is_noted_with_its_words_expanded(run_script):
    assert run_script("x='a b'; dumpsys $x 'c d' >/dev/null; true && nosuch").commands == (
        "dumpsys a b c d",
        "true",
        "nosuch",
    )


def test_dd_copies_blocks_and_says_how_many(run_script):
    answer = run_script("dd if=/f bs=4 skip=1 count=2", files={"/f": b"0123456789ab"})
    assert answer.stdout == b"456789ab"
    assert answer.stderr == b"2+0 records in\n2+0 records out\n8 bytes (8 B) copied, 0.001 s, 7.8 K/s\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("if=/f bs=5 count=1", b"01234"),
        ("if=/f bs=5 skip=2", b"ab"),
        ("if=/f bs=1k", b"0123456789ab"),
        ("if=/f bs=4096 skip=9", b""),
        ("if=/f bs=4 skip=3 count=5 iflag=skip_bytes,count_bytes", b"34567"),
        ("bs=2 skip=1 count=1 </f", b"23"),
        ("if=/f status=none", b"0123456789ab"),
    ],
)
def test_dd_gives_exactly_the_range(run_script, arguments, expected):
    answer = run_script(f"dd {arguments}", files={"/f": b"0123456789ab"})
    assert (answer.stdout, answer.status) == (expected, 0)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ("if=/nope", b"dd: /nope: No such file or directory\n"),
        ("of=/x", b"dd: bad arg of=/x\n"),
        ("bs=x", b"dd: invalid number 'x'\n"),
        ("iflag=direct", b"dd: bad iflag=direct\n"),
        ("bs=0", b"dd: bad bs=0\n"),
    ],
)
def test_dd_says_what_it_cannot_do(run_script, arguments, complaint):
    answer = run_script(f"dd {arguments}")
    assert (answer.stdout, answer.stderr, answer.status) == (b"", complaint, 1)


def test_faults_strike_the_one_command_and_not_what_prints_its_name(run_script):
    faults = (Truncate(command="dumpsys appops", keep_bytes=3),)
    answer = run_script("echo dumpsys appops; dumpsys appops; echo; dumpsys user | wc -l", faults=faults)
    assert answer.stdout == b"dumpsys appops\ndum\n100\n"


def test_fault_strikes_the_command_inside_a_wrapper_once(run_script):
    answer = run_script("timeout 5 both", faults=(Refuse(command="both", text="no", status=9),))
    assert (answer.stdout, answer.stderr, answer.status) == (b"", b"no\n", 9)


def test_refused_command_is_not_run(run_script):
    answer = run_script("input </sdcard/hello.txt; echo $?", faults=(Refuse(command="input", text="no"),))
    assert answer.stdout == b"255\n"


def test_slow_and_hang_wait_as_told(run_script):
    faults = (Slow(command="both", seconds=3), Hang(command="getprop"))
    assert run_script("both; getprop x; sleep 2", faults=faults).pauses == (3, None, 2)


def test_garbling_is_the_same_every_time(run_script):
    faults = (Garble(command="cat", every=3),)
    outputs = {run_script("cat /sdcard/hello.txt /sdcard/hello.txt", faults=faults).stdout for _ in range(2)}
    assert outputs == {bytes(b ^ 0xA5 if i % 3 == 2 else b for i, b in enumerate(b"hello\nhello\n"))}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    script=some.text(max_size=80)
    | some.lists(
        some.sampled_from(
            [*"abcx12 \n;|&<>(){}'\"\\$`*?[]#~=/-%", "echo ", "printf ", "cat ", "$x", "2>&1", "sh -c ", "if "]
        ),
        max_size=40,
    ).map("".join)
)
def test_no_script_makes_the_shell_fall_over(run_script, script):
    assert 0 <= run_script(script).status <= 255
    assert 0 <= run_script(script.replace("\x00", ""), reads_script_from_input=True).status <= 255
