"""Requests and answers of RFC 3161, made and read with openssl beside us."""

import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import tsp

from adbaudit.evidence.time_stamp import read_time_stamp, time_stamp_request
from adbaudit.model.evidence import Discrepancy, TimeStamp

SIGNATURE = bytes(range(64))
CONFIG = """
[tsa]
default_tsa = own
[own]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = tsa.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
accuracy = secs:1
tsa_name = yes
[req]
distinguished_name = name
[name]
[tsa_ext]
extendedKeyUsage = critical,timeStamping
"""


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    """What an authority of our own answers to our request."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl, which plays the authority, is not here")
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "tsa.cnf").write_text(CONFIG, encoding="utf-8")
    (folder / "serial").write_text("01\n", encoding="utf-8")
    (folder / "case.tsq").write_bytes(time_stamp_request(SIGNATURE))
    (folder / "data").write_bytes(SIGNATURE)
    req = "req -x509 -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.pem -days 2 -subj /CN=Stamps"
    openssl(folder, *req.split(), "-config", "tsa.cnf", "-extensions", "tsa_ext")
    openssl(folder, "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "case.tsq", "-out", "case.tsr")
    told = openssl(folder, "ts", "-verify", "-data", "data", "-in", "case.tsr", "-CAfile", "tsa.pem")
    assert "Verification: OK" in told
    return (folder / "case.tsr").read_bytes()


def openssl(folder, *words):
    done = subprocess.run(["openssl", *words], cwd=folder, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout + done.stderr


def test_request_says_nothing_but_a_digest():
    request = time_stamp_request(SIGNATURE)
    assert request == time_stamp_request(SIGNATURE)
    assert len(request) < 70
    assert tsp.TimeStampReq.load(request, strict=True)["cert_req"].native is True


def test_answer_tells_its_time_and_who_gave_it(answer):
    found = read_time_stamp(answer, SIGNATURE)
    assert isinstance(found, TimeStamp)
    assert abs(found.time - datetime.now(UTC)) < timedelta(minutes=5)
    assert found.authority is not None
    assert "Stamps" in found.authority


def test_answer_about_something_else_does_not_fit(answer):
    found = read_time_stamp(answer, SIGNATURE[::-1])
    assert isinstance(found, Discrepancy)
    assert "something else" in str(found.because)


def test_answer_does_not_fit_a_bundle_without_signature(answer):
    assert isinstance(read_time_stamp(answer, None), Discrepancy)


@pytest.mark.parametrize("data", [b"", b"hello", b"\x30\x80", b"\x30\x03\x02\x01\x02", b"\x30\x05\x30\x03\x02\x01\x02"])
def test_what_is_no_answer_or_a_refusal_does_not_fit(data):
    assert isinstance(read_time_stamp(data, SIGNATURE), Discrepancy)


def test_damaged_answer_never_breaks_the_check(answer):
    for place in range(0, len(answer), 5):
        bent = bytearray(answer)
        bent[place] ^= 0x41
        assert isinstance(read_time_stamp(bytes(bent), SIGNATURE), TimeStamp | Discrepancy)
    for cut in range(0, len(answer), 37):
        assert isinstance(read_time_stamp(answer[:cut], SIGNATURE), Discrepancy)


def test_time_at_the_end_of_the_calendar_is_no_time(answer):
    assert b"9999" not in answer
    place = answer.index(f"{datetime.now(UTC):%Y%m}".encode())
    bent = answer[:place] + b"99991231235959" + answer[place + 14 :]
    assert isinstance(read_time_stamp(bent, SIGNATURE), Discrepancy)
