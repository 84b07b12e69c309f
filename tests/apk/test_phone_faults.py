"""Whatever a phone's tools do, an app's file is read rightly or told as not read."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.apk.phone import read_apks_on_phone
from adbaudit.model.apk import ManifestState
from adbaudit.practice.knobs import Garble, Hang, Refuse, Truncate

TOOLS = st.sampled_from(["stat", "tail", "dd if", "gzip", "ls -l", "unzip", "cat", "b.apk", "skip=0", "tail -c"])
SILENT = st.one_of(
    st.builds(Truncate, command=TOOLS, keep_bytes=st.integers(0, 70_000)),
    st.builds(Refuse, command=TOOLS, text=st.sampled_from(["", "no", "0", "1\n0\n"]), status=st.integers(0, 255)),
    st.builds(Hang, command=TOOLS),
)
LOUD = st.builds(Garble, command=TOOLS, every=st.integers(1, 5000))
VERSIONS = st.sampled_from([19, 23, 26, 34])
COMMON = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def files_of(loan_apk):
    content = loan_apk.read_bytes()
    return {"/data/app/a/b.apk": content, "/data/app/c/d.apk": content}


def read(file_shell, files, sdk, faults=()):
    wanted = [(f"com.{number}", (path,)) for number, path in enumerate(files)]
    return read_apks_on_phone(file_shell(files, sdk=sdk, faults=tuple(faults)), wanted, language="en", sdk=sdk)


@COMMON
@given(faults=st.lists(SILENT, max_size=4), sdk=VERSIONS)
def test_what_is_cut_refused_or_hangs_is_never_taken_for_less(file_shell, loan_apk, faults, sdk):
    files = files_of(loan_apk)
    truth = read(file_shell, files, sdk)[0]["com.0"][0]
    found, gaps = read(file_shell, files, sdk, faults)
    for package, (facts,) in found.items():
        if facts.manifest is ManifestState.READ:
            assert facts.declared == truth.declared
            assert facts.signers == truth.signers or any(gap.package == package for gap in gaps)
            assert facts.labels == truth.labels or any(gap.package == package for gap in gaps)
        else:
            assert any(gap.package == package for gap in gaps)


@COMMON
@given(faults=st.lists(LOUD, min_size=1, max_size=3), sdk=VERSIONS)
def test_wrong_bytes_end_in_facts_or_in_gaps(file_shell, loan_apk, faults, sdk):
    found, gaps = read(file_shell, files_of(loan_apk), sdk, faults)
    assert all(
        facts.manifest is ManifestState.READ or any(gap.package == package for gap in gaps)
        for package, (facts,) in found.items()
    )
