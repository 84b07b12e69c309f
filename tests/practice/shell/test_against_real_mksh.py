"""The practice shell says what a real mksh with a real toybox says, byte for byte, over files of our own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

TOOLS = ("cat", "head", "ls", "md5sum", "printf", "sha1sum", "sha256sum", "sleep", "stat", "tail", "timeout")
FILES = {
    "one": b"first line\nsecond line\nthird, without newline",
    "two": b"\x00\x01\xffbinary\r\n",
    "empty": b"",
    "long": bytes(range(256)) * 300,
    "folder/inner": b"inner\n",
}

pytestmark = pytest.mark.skipif(
    not (shutil.which("mksh") and shutil.which("toybox")), reason="needs mksh and toybox on PATH"
)

SCRIPTS = [
    "echo hello world; echo 'single  quotes' \"double  quotes\" back\\ slash",
    "echo one\necho two\n\n\necho three # a comment\n# another",
    "echo 'a'\"b\"c\\d'e f'",
    'echo "a\\"b\\$c\\\\d\\e\\`f"',
    "echo continued \\\nline",
    'echo "continued \\\nline"',
    "echo 'two\nlines' \"of\ntext\"",
    "x=5; echo $x ${x}y \"$x\" '$x' $xy.",
    "x='a  b   c'; echo $x; echo \"$x\"; echo -$x-",
    'x=; echo a $x b "$x" c',
    "x=' lead'; echo a$x b",
    "x='trail '; echo a${x}b",
    "x=1 y=2; echo $x$y; x=$y; echo $x",
    "x=$?; echo $x; false; x=$?; echo $x $?",
    "true; echo $?; false; echo $?; nosuchprogram; echo $?",
    "nosuch 2>/dev/null; echo $?",
    "/no/such/program 2>/dev/null; echo $?",
    "true && echo yes || echo no; false && echo yes || echo no",
    "false || false || echo third; true && false && echo never; echo $?",
    "true &&\n echo after newline ||\n\n echo never",
    "{ echo in; echo group; } >/dev/null; { echo shown; false; }; echo $?",
    "{ echo a; { echo b; }; echo c; } 2>/dev/null",
    "{ echo out; echo err >&2; } 2>&1",
    "{ nosuch; } 2>/dev/null; echo $?; { x=9; }; echo $x",
    "echo to err >&2; echo to out",
    "echo gone >/dev/null; echo gone 1>/dev/null; nosuch 2>/dev/null; echo $?",
    "cat nope 2>&1; echo $?",
    "cat nope >/dev/null 2>&1; echo $?",
    "cat one nope two; echo $?",
    "cat <one; cat < two; cat </dev/null; echo $?",
    "cat <nope 2>/dev/null; echo $?",
    "cat one | cat | wc -c; echo a | false; echo $?; false | true; echo $?",
    "x=1; echo a | x=2; echo $x",
    "echo piped | cat - one; echo $?",
    "exit 3; echo never",
    "false; exit",
    "exit 300",
    "echo a | { cat; exit 5; }; echo $?",
    "{ exit 4; }; echo never",
    "cd folder; cat inner; cd ..; cat one; cd nope 2>/dev/null; echo $?",
    "cd /; echo $?; cd nope/deeper 2>/dev/null || echo stayed",
    ": ignored words; echo $?; : >/dev/null && echo fine",
    "echo a;echo b;\n\n",
    "echo a2>/dev/null; echo a 2>/dev/null; echo 22>/dev/null",
    "echo a#b #c",
    "echo = a=b =c; a=b; echo $a",
    "'ec'ho quoted name; \"echo\" x; e\\cho y",
    "\\echo x; 'if' 2>/dev/null; echo $?",
    "echo {} a{b} {c; echo }",
    "echo $ a$ \"$\" '$'",
    "echo -n no newline; echo -e 'a\\tb'; echo -E 'a\\tb'; echo -ne 'c\\n'; echo -nE 'd\\n'; echo; echo -q -- -",
    "echo 'a\\tb\\\\c\\0101\\101\\q'; echo 'stop\\cnever'; echo on",
    "printf 'plain\\n'; printf '%s\\n' a b c; printf '%s %s|' a b c; echo",
    "printf '\\n%s %d\\n' NONCE $?; false; printf '\\n%s %d\\n' NONCE $?",
    "printf '%d %i %u %x %X %o %c|%5s|%-5s|%05d|%.2s|%%\\n' 1 -2 3 255 255 8 word ab cd 42 xyz",
    "printf '\\101\\0101\\x41\\t\\\\\\n'; printf '%b|' 'a\\tb' '\\0101' ; printf '%b' 'x\\cy' z; echo",
    "printf '%d\\n' 0x10 010 -5; printf '%d|'; printf '%s|'; printf '%*d|\\n' 5 3",
    "printf '%d\\n' word; echo $?",
    "printf; echo $?; printf 'no arguments used' a b; printf '%q' x; echo $?",
    "printf '\\000binary\\377\\0' ; printf -- '--\\n'",
    "head -c 5 one; head -c 0 one; head -c5 one; head -c 1k one; head -n 2 one; head -1 one; echo; head one; echo",
    "head -c 4 one two; echo; head -c 4 one nope; echo $?; head -q -c 3 one two; head -v -c 3 one",
    "head -c x one; echo $?; head -c -3 one; echo $?; head -c; echo $?",
    "tail -c 5 one; tail -c5 one; tail -c 1k one; tail -c +5 one; tail -n 2 one; tail -1 one; echo; tail one; echo",
    "tail -c 4 one two; echo; tail -c 4 one nope two; echo $?; tail -c x one; echo $?; cat one | tail -c 3",
    "tail -c 4 long | md5sum; tail -c 70000 long | sha1sum; tail -c 3 empty; echo $?; tail -n +2 one; echo",
    "stat -c %s one two empty long; stat -c '%n %s' one nope folder/inner; echo $?",
    "stat -c '%F %a|%q%%' one folder empty",
    "stat -c; echo $?; stat; echo $?; stat -c %s; echo $?; stat -c '%A %f' one folder",
    "ls; ls -1; ls folder; ls one two; ls nope; echo $?; ls -d folder; ls folder .; ls -a folder",
    "ls -Q; echo $?; ls --nope; echo $?; ls . nope; echo $?; ls -A; ls -1 folder/inner",
    "sha256sum one two; sha256sum nope; echo $?; md5sum -b one; cat one | sha1sum; sha256sum empty - </dev/null",
    "wc -c one; wc -c one two; wc -c nope; echo $?; wc -c one nope; wc one; wc one two; wc -l one; wc -lw one long",
    "wc -c <one; cat one | wc; wc -Z; echo $?; wc -c - <one",
    "cat -; cat '' ; echo $?; cat -Z; echo $?; cat folder; echo $?; cat -u one",
    "timeout 5 cat one; timeout 5 sh -c 'sleep 0.2; exit 3'; echo $?; timeout 0.05 sleep 5; echo $?",
    "timeout -s KILL 0.05 sleep 5; echo $?",
    "timeout x cat one; echo $?; timeout 5; echo $?; timeout -k 1 5 cat one; sleep x; echo $?; sleep; echo $?; sleep 0",
    "toybox cat one; toybox wc -c one",
    "sh -c 'echo inner; exit 3'; echo $?; sh -c 'echo $x'; x=1; sh -c 'echo .$x'",
    "echo 'echo from input; exit 4' | sh; echo $?",
    "printf 'cat\\nrest of the script\\nas data\\n' | sh",
    "printf 'echo a\\n{ echo b\\necho c; }\\necho \"d\\ne\"\\necho f &&\\necho g\\necho h' | sh; echo $?",
    "printf 'false\\nexit\\n' | sh; echo $?",
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_gives_the_same_bytes_and_status(script, run_script, real_shell):
    expected = real_shell(script)
    answer = run_script(script, files={f"/files/{name}": content for name, content in FILES.items()}, folder="/files")
    assert (answer.stdout, answer.status) == (expected.stdout, expected.returncode)
    assert without_shells_own_words(answer.stderr) == without_shells_own_words(expected.stderr)


def without_shells_own_words(stderr):
    """Lines of the tools; mksh itself words its complaints differently from release to release."""
    return [line for line in stderr.splitlines() if not re.match(rb"([EW]: )?(/system/bin/)?sh: ", line)]


@pytest.fixture
def real_shell(tmp_path):
    programs, files = tmp_path / "bin", tmp_path / "files"
    programs.mkdir()
    for tool in (*TOOLS, "toybox", "wc"):
        (programs / tool).symlink_to(shutil.which("toybox"))
    (programs / "sh").symlink_to(shutil.which("mksh"))
    for name, content in FILES.items():
        (files / name).parent.mkdir(parents=True, exist_ok=True)
        (files / name).write_bytes(content)
        (files / name).chmod(0o644)
    (files / "folder").chmod(0o755)

    def run(script):
        return subprocess.run(
            ["/system/bin/sh", "-c", script],
            executable=shutil.which("mksh"),
            cwd=files,
            env={"PATH": str(programs), "HOME": "/", "LANG": os.environ.get("LANG", "C")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=20,
        )

    return run
