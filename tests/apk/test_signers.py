"""Who signed a file, by the newest signature it carries."""

import hashlib
import io
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest

from adbaudit.apk.archive import open_archive
from adbaudit.apk.signers import read_signature
from adbaudit.apk.source import BytesSource
from adbaudit.apk.unreadable import Unreadable

V2, V3, V31 = 0x7109871A, 0xF05368C0, 0x1B93AD61


def sized(data):
    return struct.pack("<L", len(data)) + data


def digest(certificate):
    return hashlib.sha256(certificate).hexdigest()


def signers(content):
    return signature(content).signers


def signature(content):
    return read_signature(open_archive(BytesSource(content)))


@pytest.fixture(scope="module")
def plain(zipped):
    return zipped({"a": b"b"})


def test_file_without_any_signature_has_no_signers(plain):
    assert signers(plain) == ()


def test_every_signer_of_the_second_scheme_counts(plain, with_block, scheme):
    assert signers(with_block(plain, (V2, scheme(b"one", b"two")))) == tuple(sorted([digest(b"one"), digest(b"two")]))


def test_newer_scheme_wins_over_an_older_one_beside_it(plain, with_block, scheme):
    assert signers(with_block(plain, (V2, scheme(b"decoy")), (V3, scheme(b"real")))) == (digest(b"real"),)


def test_rotated_certificates_are_listed_with_the_first(plain, with_block):
    old = signer(b"old", attribute(0x559F8B02, struct.pack("<L", 33)), sdks=SDKS)
    content = with_block(plain, (V31, signer(b"new", sdks=struct.pack("<LL", 33, 0x7FFFFFFF))), (V3, old))
    assert signers(content) == tuple(sorted([digest(b"new"), digest(b"old")]))


def test_copied_block_of_a_newer_scheme_that_the_older_does_not_name_signs_nothing(plain, with_block):
    found = signature(with_block(plain, (V3, signer(b"own", sdks=SDKS)), (V31, signer(b"other", sdks=SDKS))))
    assert (found.signers, found.traits) == ((digest(b"own"),), ("bent-signing-block",))


def test_of_two_blocks_of_one_scheme_the_first_counts_and_the_second_is_told(plain, with_block, scheme):
    found = signature(with_block(plain, (V2, scheme(b"own")), (V2, scheme(b"other"))))
    assert (found.signers, found.traits) == ((digest(b"own"),), ("bent-signing-block",))


def test_unknown_pairs_are_passed_over(plain, with_block, scheme):
    assert signers(with_block(plain, (0x42726577, bytes(64)), (V2, scheme(b"one")))) == (digest(b"one"),)


def test_block_without_a_known_scheme_is_no_signature(plain, with_block):
    assert signers(with_block(plain, (0x42726577, bytes(64)))) == ()


@pytest.mark.parametrize(
    "value",
    [b"", b"\xff\xff\xff\xff", sized(b"signer")[:-3], sized(sized(sized(b"")))],
    ids=["none", "long", "cut", "empty"],
)
def test_malformed_signature_is_not_taken_for_none(plain, value, with_block):
    with pytest.raises(Unreadable, match="signature-malformed"):
        signers(with_block(plain, (V2, value)))


@pytest.mark.parametrize(("size", "why"), [(9, "malformed"), (10_000, "malformed"), (1 << 40, "too-large")])
def test_block_of_a_wrong_size_is_refused(plain, size, why, with_block, scheme):
    with pytest.raises(Unreadable, match=f"signature-{why}"):
        signers(with_block(plain, (V2, scheme(b"one")), size=size))


def test_oldest_scheme_gives_the_certificate_its_signer_points_at(zipped, loan_apk, loan_parts):
    with_signature_file_only = zipped(loan_parts)
    assert signers(with_signature_file_only) == signers(loan_apk.read_bytes()) != ()


def rotated(*certificates):
    """What a signer of the third scheme says of the keys before it, the first one coming first."""
    nodes = (sized(sized(sized(one) + b"algo") + b"flagalgo" + sized(b"signature")) for one in certificates)
    return attribute(0x3BA06F8C, struct.pack("<L", 1) + b"".join(nodes))


def attribute(number, value):
    return sized(struct.pack("<L", number) + value)


def signer(certificate, *attributes, sdks=b""):
    signed = sized(sized(b"digest")) + sized(sized(certificate)) + sdks + struct.pack("<L", sum(map(len, attributes)))
    return sized(sized(sized(signed + b"".join(attributes)) + sized(b"signatures")))


SDKS = struct.pack("<LL", 28, 0x7FFFFFFF)


def test_keys_before_the_present_one_are_kept_apart(plain, with_block):
    found = signature(with_block(plain, (V3, signer(b"new", rotated(b"first", b"second", b"new"), sdks=SDKS))))
    assert found.signers == (digest(b"new"),)
    assert found.past_signers == tuple(sorted([digest(b"first"), digest(b"second")]))


def test_schemes_are_named(with_block, loan_parts, zipped, scheme):
    content = with_block(zipped(loan_parts), (V2, scheme(b"a")), (V3, scheme(b"a")), (V31, scheme(b"b")))
    assert signature(content).schemes == ("v1", "v2", "v3", "v3.1")
    assert signature(zipped(loan_parts)).schemes == ("v1",)


def test_scheme_that_another_names_and_that_is_gone_is_marked(plain, with_block, zipped, loan_parts):
    names_v3 = signer(b"a", attribute(0xBEEFF00D, struct.pack("<L", 3)))
    assert signature(with_block(plain, (V2, names_v3))).traits == ("bent-signature-stripped",)
    assert signature(with_block(plain, (V2, names_v3), (V3, signer(b"a", sdks=SDKS)))).traits == ()
    names_v31 = signer(b"a", attribute(0x559F8B02, struct.pack("<L", 33)), sdks=SDKS)
    assert signature(with_block(plain, (V3, names_v31))).traits == ("bent-signature-stripped",)
    assert signature(zipped(loan_parts)).traits == ("bent-signature-stripped",)


def test_key_of_a_developers_tools_is_marked(plain, with_block):
    certificate = b"0\x14\x06\x03\x55\x04\x03\x13\x0dAndroid Debug"
    assert signature(with_block(plain, (V2, signer(certificate)))).traits == ("debug-key",)


def test_attributes_that_make_no_sense_say_nothing(plain, with_block):
    found = signature(with_block(plain, (V3, signer(b"a", b"\xff\xff\xff\xff", sdks=SDKS))))
    assert (found.signers, found.past_signers, found.traits) == ((digest(b"a"),), (), ())


def test_signature_file_that_is_no_pkcs7_is_refused(zipped):
    with pytest.raises(Unreadable, match="signature-malformed"):
        signers(zipped({"META-INF/CERT.RSA": b"no certificate"}))


def test_signature_files_elsewhere_do_not_count(zipped, loan_parts):
    assert signers(zipped({"assets/META-INF/CERT.RSA": loan_parts["META-INF/WORTHLES.RSA"]})) == ()


@pytest.mark.skipif(shutil.which("apksigner") is None, reason="apksigner is not on PATH")
def test_apksigner_names_the_same_certificate(loan_apk: Path):
    said = subprocess.run(
        ["apksigner", "verify", "--print-certs", loan_apk], capture_output=True, text=True, check=True
    )
    assert signers(loan_apk.read_bytes())[0] in said.stdout


def test_a_deflated_signature_file_is_bounded():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/CERT.RSA", bytes(1 << 20))
    with pytest.raises(Unreadable, match="entry-too-large"):
        signers(file.getvalue())
