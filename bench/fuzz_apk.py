"""Changes sample APKs at random for as long as asked, and checks that reading them never fails, hangs or keeps silent.

Run it with `.venv/bin/python bench/fuzz_apk.py --minutes 10`. Each example changes, cuts, doubles or swaps bytes of a
whole file, of its manifest, or of its list of texts (put back into an archive that is in order, so that it is read).
Examples are drawn by hypothesis; what fails is shrunk by it and printed.
"""

import argparse
import io
import time
import zipfile
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from adbaudit.apk.find import ApkFile
from adbaudit.apk.gaps import gaps_of
from adbaudit.apk.local import read_apks
from adbaudit.model.apk import ManifestState

SAMPLES = sorted((Path(__file__).parents[1] / "fixtures" / "apks" / "built").glob("*.apk"))
PARTS = (None, "AndroidManifest.xml", "resources.arsc")
MOST_SECONDS = 1.0
NUMBERS = st.sampled_from([0, 1, 2, 3, 7, 8, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF])
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["byte", "number", "cut", "double", "swap", "zero"]),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 255),
        NUMBERS,
    ),
    min_size=1,
    max_size=12,
)


class TooSlow(Exception):
    """A file took longer than any file may."""


class Silent(Exception):
    """A file told nothing, and not why."""


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    given_words = parser.parse_args()
    ends = time.monotonic() + 60 * given_words.minutes
    outcomes, slowest, number = Counter(), 0.0, given_words.seed
    with TemporaryDirectory() as folder:
        while time.monotonic() < ends:
            slowest = max(slowest, run(Path(folder) / "fuzzed.apk", outcomes, number, ends))
            number += 1
    print(f"{sum(outcomes.values())} files read, none failed; slowest {slowest * 1000:.0f} ms of this computer's time")
    for outcome, count in outcomes.most_common():
        print(f"{count:>9}  {outcome}")


def run(path, outcomes, number, ends):
    """Some thousand examples; the longest one's time."""
    longest = [0.0]

    @seed(number)
    @settings(
        max_examples=2000,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(sample=st.sampled_from(SAMPLES), part=st.sampled_from(PARTS), changes=CHANGES)
    def check(sample, part, changes):
        if time.monotonic() > ends:
            return
        path.write_bytes(fuzzed(sample, part, changes))
        started = time.process_time()
        facts = read_apks(ApkFile(path=path, name=path.name), language="en")
        spent = time.process_time() - started
        longest[0] = max(longest[0], spent)
        if spent > MOST_SECONDS:
            raise TooSlow(spent)
        for one in facts:
            is_read = one.manifest is ManifestState.READ
            if (is_read and not one.package) or (not is_read and not (one.traits and gaps_of(one))):
                raise Silent(one)
        outcomes[(part or "whole file", facts[0].manifest.value)] += 1

    check()
    return longest[0]


def fuzzed(sample, part, changes):
    """The sample with these changes to all of it, or to one entry."""
    content = sample.read_bytes()
    if part is None:
        return changed(content, changes)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(zipfile.ZipInfo(name), changed(data, changes) if name == part else data)
    return made.getvalue()


def changed(content, changes):
    content = bytearray(content)
    for how, place, other, byte, number in changes:
        start, end = sorted((int(place * len(content)), int(other * len(content))))
        if not content:
            break
        if how == "byte":
            content[start] = byte
        elif how == "number":
            aligned = start // 4 * 4
            content[aligned : aligned + 4] = number.to_bytes(4, "little")
        elif how == "cut":
            del content[start : min(end, start + 64)]
        elif how == "double":
            content[start:start] = content[start : min(end, start + 4096)]
        elif how == "swap":
            content[start], content[end] = content[end], content[start]
        else:
            content[start : start + 8] = bytes(8)
    return bytes(content)


if __name__ == "__main__":
    main()
