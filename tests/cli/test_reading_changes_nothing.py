"""No command that reads sends the phone anything that could change it: the phone itself keeps the list."""

from adbaudit.locations import apks_folder
from adbaudit.practice.knobs import Knobs
from adbaudit.workflow.practice import make_phone


def test_nothing_that_reads_changes_a_phone(cli, tmp_path):
    phone = make_phone("pixel-14", knobs=Knobs(is_sleepless=True))
    first, second, captured = (str(tmp_path / name) for name in ("first.json", "second.json", "phone.capture"))
    bundle, whole = (str(tmp_path / name) for name in ("bundle.zip", "whole.zip"))
    with phone.serve() as port:
        serial = ("--serial", f"127.0.0.1:{port}", "--quiet")
        codes = [
            cli("scan", *serial, "--format", "json", "-o", first).returncode,
            cli("scan", *serial, "--apk", "all", "--code", "--format", "json", "-o", second).returncode,
            cli("capture", *serial, "-o", captured).returncode,
            cli("scan", "--from", captured, "--quiet").returncode,
            cli("devices").returncode,
            cli("doctor").returncode,
            cli("apk", str(apks_folder() / "com.kuaijie.cashloan.apk")).returncode,
            cli("report", first).returncode,
            cli("diff", first, second).returncode,
            cli("revoke", *serial, "--dry-run").returncode,
            cli("letters", *serial, "--kind", "all", "--package", "com.kuaijie.cashloan").returncode,
            cli("handout", "can-read-now", "--country", "CN").returncode,
            cli("evidence", "seal", *serial, "-o", bundle).returncode,
            cli("evidence", "seal", *serial, "--with-capture", "-o", whole).returncode,
        ]
    assert set(codes) <= {0, 1, 4}, codes
    assert phone.log.commands
    assert phone.log.changes == ()
