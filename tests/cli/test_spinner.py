"""The display of what is being done is gone before results are printed."""

import contextlib
import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="terminals of this kind are of Unix")
def test_results_of_a_revoke_stand_below_no_line_that_still_turns(plugged):
    _, run = plugged()
    ours, theirs = os.openpty()
    words = ("revoke", "--yes", "--apk", "none", "--no-proof", "--package", "com.kuaijie.cashloan")
    command = [sys.executable, "-m", "adbaudit", *words, "--serial", run.serial, "--no-color"]
    environ = {**run.cli.environ, "TERM": "xterm"}
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=environ) as running:
        os.close(theirs)
        shown = b"".join(_until_the_end(ours)).decode("utf-8", errors="replace")
        running.wait(timeout=60)
    os.close(ours)
    last = shown.rindex("Changing the phone")
    result = shown.index("Take away its access to contacts", last)
    assert "\x1b[?25h" in shown[last:result], "the cursor is back, so the display has ended"


def _until_the_end(terminal):
    with contextlib.suppress(OSError):
        while chunk := os.read(terminal, 4096):
            yield chunk
