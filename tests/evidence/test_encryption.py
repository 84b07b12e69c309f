import pyrage
import pytest
from bundles import CASE

from adbaudit.errors import FileFault, UsageFault
from adbaudit.evidence.encryption import (
    decrypted_by,
    decrypted_with,
    encrypted_to,
    encrypted_with,
    is_encrypted,
    is_for_passphrase,
)

TEXT = bytes(range(256)) * 600
"""More than two chunks of the format."""
WORDS = "four unlike words here"
IDENTITY = pyrage.x25519.Identity.generate()


@pytest.fixture(scope="module")
def locked():
    """With a passphrase; made once, because it takes a second on purpose."""
    return encrypted_with(TEXT, WORDS)


@pytest.fixture(scope="module")
def sealed_to_key():
    """To a public key."""
    return encrypted_to(TEXT, [str(IDENTITY.to_public())])


def test_passphrase_opens_what_it_closed(locked):
    assert is_encrypted(locked)
    assert is_for_passphrase(locked)
    assert decrypted_with(locked, WORDS, CASE) == TEXT


def test_wrong_passphrase_is_told_as_that(locked):
    with pytest.raises(FileFault, match="the passphrase does not open it"):
        decrypted_with(locked, f"{WORDS} ", CASE)


def test_cut_file_is_told_as_damaged(locked):
    with pytest.raises(FileFault, match="cut off or changed"):
        decrypted_with(locked[:-1], WORDS, CASE)


def test_key_opens_what_was_encrypted_to_it(sealed_to_key):
    assert not is_for_passphrase(sealed_to_key)
    assert decrypted_by(sealed_to_key, f"# created: today\n{IDENTITY}\n", CASE) == TEXT


@pytest.mark.parametrize("cut", range(1, len(TEXT), 20_000))
def test_file_for_a_key_that_was_cut_is_told_as_damaged(sealed_to_key, cut):
    with pytest.raises(FileFault, match="cut off or changed"):
        decrypted_by(sealed_to_key[:-cut], str(IDENTITY), CASE)


def test_any_of_several_keys_opens_it():
    other = pyrage.x25519.Identity.generate()
    locked = encrypted_to(TEXT, [str(IDENTITY.to_public()), str(other.to_public())])
    assert decrypted_by(locked, str(other), CASE) == TEXT


def test_other_key_is_told_as_that(sealed_to_key):
    with pytest.raises(FileFault, match="the key does not open it"):
        decrypted_by(sealed_to_key, str(pyrage.x25519.Identity.generate()), CASE)


@pytest.mark.parametrize("place", range(0, 400, 7))
def test_turned_bit_never_decrypts(sealed_to_key, place):
    bent = bytearray(sealed_to_key)
    bent[place] ^= 1
    with pytest.raises(FileFault):
        decrypted_by(bytes(bent), str(IDENTITY), CASE)


@pytest.mark.parametrize("text", ["", "# nothing", "AGE-SECRET-KEY-1XYZ", "hello"])
def test_file_without_a_key_is_wrong_usage(sealed_to_key, text):
    with pytest.raises(UsageFault, match="no secret key"):
        decrypted_by(sealed_to_key, text, CASE)


@pytest.mark.parametrize("text", ["", "age1", "age1xyz", str(IDENTITY)], ids=["empty", "start", "short", "secret key"])
def test_recipient_that_is_no_public_key_is_wrong_usage(text):
    with pytest.raises(UsageFault, match="no public key"):
        encrypted_to(TEXT, [text])


@pytest.mark.parametrize("work", [21, 22, 64, 10**9])
def test_file_that_asks_for_more_work_than_we_do_is_refused_before_any_is_done(locked, work):
    salt = locked.split(b"\n")[1].split()[2]
    bent = locked.replace(locked.split(b"\n")[1], b"-> scrypt %s %d" % (salt, work), 1)
    with pytest.raises(FileFault, match="asks for more work"):
        decrypted_with(bent, WORDS, CASE)
