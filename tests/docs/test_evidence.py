"""Every command of docs/evidence.md is run, so that others can check a bundle as it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from adbaudit.evidence.time_stamp import time_stamp_request

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "evidence.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", DOCS, re.DOTALL)
SEAL, VERIFY, BY_HAND, AGE, REQUEST, LATER, STAMPED = BLOCKS
AUTHORITY = """
[tsa]
default_tsa = own
[own]
serial = serial
crypto_device = builtin
signer_cert = authority.pem
signer_key = authority.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
[req]
distinguished_name = name
[name]
[stamps]
extendedKeyUsage = critical,timeStamping
"""
NEW_AUTHORITY = """
echo 01 > serial
openssl req -x509 -newkey rsa:2048 -nodes -keyout authority.key -out authority.pem -days 2 -subj /CN=Stamps \
    -config authority.cnf -extensions stamps
openssl ts -reply -config authority.cnf -queryfile stamped.tsq -out stamped.tsr
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("docs")


@pytest.fixture(scope="module")
def run(folder):
    """Runs a block as a person would paste it; gives what it printed."""
    (folder / "bin").mkdir()
    program = folder / "bin" / "adbaudit"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m adbaudit "$@"\n', encoding="utf-8")
    program.chmod(0o700)
    environ = {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(folder),
        "ADBAUDIT_HOME": str(folder / "state"),
    }

    def _run(script, *tools):
        for tool in ("bash", *tools):
            if shutil.which(tool) is None:
                pytest.skip(f"{tool} is not here")
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=folder, env=environ, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return _run


@pytest.fixture(scope="module")
def sealed(run):
    """What the first command prints."""
    return run(SEAL)


def test_bundle_of_the_page_is_sealed_and_holds(run, sealed):
    assert "case.zip holds" in run(VERIFY)


def test_ordinary_tools_check_it_as_the_page_says(run, sealed):
    told = run(BY_HAND, "unzip", "sha256sum", "openssl").splitlines()
    oks, (verified, digest, files, lines) = told[:-4], told[-4:]
    assert all(line.endswith(": OK") for line in oks)
    assert verified == "Signature Verified Successfully"
    first = next(line for line in sealed.splitlines() if line.startswith("    "))
    assert digest.startswith(first.replace(" ", ""))
    assert int(files) == int(lines) + 2 == len(oks) + 2


def test_ordinary_tools_see_a_change(run, folder, sealed):
    run("cp -r case bent && cd bent && printf x >> report.json", "unzip")
    with pytest.raises(AssertionError, match=r"report\.json: FAILED"):
        run("cd bent && sha256sum -c SHA256SUMS", "sha256sum")
    with pytest.raises(AssertionError, match="Verification Failure"):
        run(f"cd bent && printf x >> SHA256SUMS && {_line('openssl pkeyutl')}", "openssl")


def test_age_opens_what_was_encrypted(run, sealed):
    assert "case.zip.age holds" in run(AGE, "age", "age-keygen")


def test_time_is_stamped_and_checked_as_the_page_says(run, folder, sealed):
    assert "A time stamp fits its signature" in stamped(run, folder)


def stamped(run, folder):
    """What is printed where an authority of the test answers the request."""
    assert "Hash Algorithm: sha256" in run(REQUEST, "openssl")
    (folder / "authority.cnf").write_text(AUTHORITY, encoding="utf-8")
    run(NEW_AUTHORITY, "openssl")
    return run(STAMPED, "openssl", "unzip")


def test_request_of_openssl_is_ours_bit_for_bit(run, folder, sealed):
    run(LATER, "openssl", "unzip")
    assert (folder / "case.tsq").read_bytes() == time_stamp_request((folder / "signature").read_bytes())


def test_answer_for_another_bundle_is_told(run, folder, sealed):
    if not (folder / "stamped.tsr").exists():
        stamped(run, folder)
    with pytest.raises(AssertionError, match="something else"):
        run("adbaudit evidence verify case.zip --timestamp stamped.tsr")


def test_page_names_every_option_and_the_page_in_the_bundle_the_same_commands():
    from adbaudit.cli.evidence_seal import command  # noqa: PLC0415  # only here
    from adbaudit.evidence.words import FINGERPRINT, OPENSSL, SHA256SUM  # noqa: PLC0415  # as above
    from adbaudit.locale.translator import load_translator  # noqa: PLC0415  # as above

    known = {name for one in command(load_translator("en")).params for name in one.opts if name.startswith("--")}
    usual = {"--serial", "--rules", "--lang", "--quiet", "--no-color", "--force"}
    assert known - usual <= set(re.findall(r"--[a-z-]+", DOCS))
    assert {SHA256SUM, OPENSSL, FINGERPRINT} <= set(BY_HAND.splitlines())


def _line(start):
    return next(line for line in BY_HAND.splitlines() if line.startswith(start))
