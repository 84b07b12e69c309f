"""`adbaudit handout` on the command line."""

from __future__ import annotations

import pytest


def test_without_a_situation_all_are_named(cli):
    done = cli("handout")
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == [
        "can-read-now",
        "was-harassed",
        "threatened-now",
        "before-a-loan",
        "paid-helper",
    ]


def test_page_is_printed_or_kept_in_a_file(cli, tmp_path):
    assert "110" in cli("handout", "threatened-now", "--country", "CN").stdout
    done = cli("handout", "threatened-now", "--country", "CN", "--format", "html", "-o", str(tmp_path / "page.html"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "<!DOCTYPE html>" in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize(
    "words", [("dance",), ("can-read-now", "--country", "XX"), ("can-read-now", "--country", "CN", "--country", "IN")]
)
def test_wrong_wishes_are_2_with_the_way_out(cli, words):
    done = cli("handout", *words)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines()) >= 3) == (2, "", True)


def test_near_situation_is_offered(cli):
    assert "can-read-now" in cli("handout", "can-read").stderr
