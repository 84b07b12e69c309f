"""Bundle files as they lie on a disk: encrypted, with a time stamp beside, out of reach."""

import pyrage
import pytest
from bundles import a_bundle

from adbaudit.errors import FileFault
from adbaudit.evidence.encryption import encrypted_to
from adbaudit.model.evidence import DiscrepancyKind
from adbaudit.workflow.evidence_checking import Secrets, check_bundle

IDENTITY = pyrage.x25519.Identity.generate()


def unasked():
    pytest.fail("nothing was encrypted, and a secret was asked for")


NOBODY = Secrets(passphrase=unasked, identities=unasked)
OWNER = Secrets(passphrase=unasked, identities=lambda: str(IDENTITY))


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.zip"
    path.write_bytes(a_bundle().archive)
    return path


def kinds(checked):
    return [one.kind for one in checked.discrepancies]


def test_open_bundle_asks_for_no_secret(case):
    checked = check_bundle(case, NOBODY, None, None)
    assert (checked.holds, checked.was_encrypted, checked.stamp) == (True, False, None)


def test_encrypted_bundle_is_opened_by_its_owner(case):
    case.write_bytes(encrypted_to(case.read_bytes(), [str(IDENTITY.to_public())]))
    checked = check_bundle(case, OWNER, None, None)
    assert (checked.holds, checked.was_encrypted) == (True, True)


@pytest.mark.parametrize("name", ["case.tsr", "case.zip.tsr"])
def test_answer_beside_the_bundle_is_read_unasked(case, name):
    (case.parent / name).write_bytes(b"no answer")
    checked = check_bundle(case, NOBODY, None, None)
    assert (checked.holds, kinds(checked)) == (False, [DiscrepancyKind.TIME_STAMP])


def test_answer_of_another_bundle_beside_it_is_left_alone(case):
    (case.parent / "other.tsr").write_bytes(b"no answer")
    assert check_bundle(case, NOBODY, None, None).holds


def test_answer_that_was_named_and_is_missing_is_told(case):
    with pytest.raises(FileFault, match="could not be read"):
        check_bundle(case, NOBODY, None, case.parent / "nowhere.tsr")


def test_answer_that_is_too_long_is_not_read(case):
    (case.parent / "case.tsr").write_bytes(bytes(2 * 1024 * 1024))
    with pytest.raises(FileFault, match="larger than any answer"):
        check_bundle(case, NOBODY, None, None)


def test_unpacked_folder_cannot_be_read_as_a_bundle(tmp_path):
    with pytest.raises(FileFault, match="could not be read"):
        check_bundle(tmp_path, NOBODY, None, None)
