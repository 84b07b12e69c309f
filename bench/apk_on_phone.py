"""Names, manifests and signers of 150 installed apps read on the phone, side by side with pulling their files.

The practice phone has a process and a cable of its own; its apps have files of 0.2 to 30 MB with tables of texts in up
to 85 languages, made before the clock runs. Both ways go through the real adb in the same run, and must find the same.
Run it with `.venv/bin/python bench/apk_on_phone.py`; quote bytes and round trips, and of the times only the ratio.
"""

import argparse
import multiprocessing
import random
import statistics
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from adbaudit.apk import find_apks, read_apks, read_apks_on_phone
from adbaudit.device.phones import connect_phone, list_phones
from adbaudit.device.program import find_program
from adbaudit.device.server import private_server
from adbaudit.device.shell import AdbShell
from adbaudit.device.states import DeviceState
from adbaudit.locations import phones_folder
from adbaudit.practice.android import Android
from adbaudit.practice.android.apk import made_apk, texts_table
from adbaudit.practice.android.files import folder_of
from adbaudit.practice.knobs import Knobs
from adbaudit.practice.phone import PracticePhone
from adbaudit.practice.profile import load_profile

LANGUAGES = [first + second for first in "abcdefhijklmnprstuvz" for second in "aeiknrt"][:84]
OWN_LANGUAGES = (1, 1, 1, 2, 2, 3, 5, 10, 30)
LIBRARY_TEXTS = 80
WORDS = [
    "".join(random.Random(number).choices("etaoinshrdlucmfw", k=number % 9 + 2))  # noqa: S311  # words of a benchmark
    for number in range(3000)
]
KINDS_OF_TABLE = 40


def installed(given):
    """The phone with so many apps that people installed, and those apps."""
    profile = load_profile("pixel-14", folder=phones_folder(), count=250)
    have = sum(not package.system for package in profile.packages)
    profile = load_profile("pixel-14", folder=phones_folder(), count=250 + given.apps - have)
    return profile, [package for package in profile.packages if not package.system]


def table_of(seed):
    """A few thousand texts of the app in some languages, and those of the usual libraries in all."""
    chance = random.Random(seed)  # noqa: S311  # sizes of a benchmark
    own = LANGUAGES[: chance.choice(OWN_LANGUAGES)]
    count = int(100 * 20 ** chance.random())

    def text(languages):
        length = int(1 + 12 * chance.random() ** 2)
        return {tag: " ".join(chance.choices(WORDS, k=length)) for tag in ["", *languages]}

    name = {tag: f"App {seed} {tag}".strip() for tag in ["", *own]}
    library = LANGUAGES if seed % 5 < 3 else own
    texts = [name, *(text(own) for _ in range(count)), *(text(library) for _ in range(LIBRARY_TEXTS))]
    return texts_table("com.example", texts)


def write_file(path, package, table, chance):
    """Manifest first, code and pictures, then the table, mostly as the last file as build tools put it."""
    size = int(200_000 * 150 ** chance.random())
    pictures = {f"res/{number}.png": chance.randbytes(4000) for number in range(int(20 * 40 ** chance.random()))}
    code = max(0, size - len(table) - sum(map(len, pictures.values())))
    if chance.random() < 0.7:
        others = {"classes.dex": bytes(code), **pictures, "resources.arsc": table}
    else:
        others = {"resources.arsc": table, "classes.dex": bytes(code), **pictures}
    written(path, made_apk(package, others))


def written(path, content):
    """Without the zeros, which need no place on a disk."""
    with path.open("wb") as file:
        file.truncate(len(content))
        for place in range(0, len(content), 1 << 16):
            piece = content[place : place + (1 << 16)]
            if piece.strip(b"\0"):
                file.seek(place)
                file.write(piece)


class Listening:
    """A shell that counts what was asked of it and what came back."""

    def __init__(self, shell):
        self._shell = shell
        self.received = 0

    def run(self, commands):
        for answer in self._shell.run(commands):
            self.received += len(answer.output)
            yield answer


def serve(given, folder, pipe):
    profile, _ = installed(given)
    knobs = Knobs(latency_seconds=given.latency, bytes_per_second=given.rate)
    phone = PracticePhone(Android(profile, apks=folder), knobs=knobs)
    with phone.serve() as port:
        pipe.send(port)
        while pipe.recv() != "end":
            programs = [line for line in phone.log.commands if not line.startswith(("echo", "r=", "f="))]
            pipe.send((sum(phone.log.opens.values()), len(programs)))


def ours(shell, pipe, files, given):
    pipe.send("count")
    before = pipe.recv()
    listening = Listening(shell)
    started = time.perf_counter()
    facts, gaps = read_apks_on_phone(listening, list(files.items()), language="zh-CN", sdk=given.sdk)
    seconds = time.perf_counter() - started
    pipe.send("count")
    after = pipe.recv()
    print(f"  apps {len(facts)}, gaps {len(gaps)}, names {sum(len(one.labels) for (one,) in facts.values())}")
    print(f"  round trips {after[0] - before[0]}, programs an app {(after[1] - before[1]) / len(facts):.2f}")
    print(f"  sent {listening.received / len(facts) / 1024:.1f} KB an app, {seconds:.2f} s")
    return {package: one for package, (one,) in facts.items()}, seconds


def pulled(shell, files, folder, sample):
    """The same files, each pulled whole by the real adb and read here."""
    facts = {}
    chosen = dict(sorted(files.items())[:: max(1, len(files) // sample)])
    started = time.perf_counter()
    for package, (path,) in chosen.items():
        target = folder / f"{package}.apk"
        command = [find_program().path, "-P", str(shell.address.port), "-s", shell.serial, "pull", path, str(target)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        (facts[package],) = read_apks(find_apks([target]).files[0], language="zh-CN")
    seconds = time.perf_counter() - started
    sizes = sum(one.size for one in facts.values())
    print(f"  {len(facts)} files, {sizes / len(facts) / 1024:.0f} KB an app, {seconds:.1f} s", end="")
    print(f", so {seconds / len(facts) * len(files):.0f} s for all {len(files)}")
    return facts, seconds / len(facts) * len(files)


def compare(shell, pipe, files, given, folder):
    print(f"read on the phone, Android API {given.sdk}:")
    here, seconds = ours(shell, pipe, files, given)
    print("pulled whole:")
    there, others = pulled(shell, files, folder, given.sample)
    same = sum(
        replace(one, sha256=None, sha1=None, path="", name="") == replace(here[package], path="", name="")
        for package, one in there.items()
    )
    print(f"same facts in {same} of {len(there)}; pulling takes {others / seconds:.0f} times as long")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--apps", type=int, default=150)
    parser.add_argument("--latency", type=float, default=0.01)
    parser.add_argument("--rate", type=int, default=35_000_000)
    parser.add_argument("--sdk", type=int, default=34, help="as if the phone had only the tools of this version")
    parser.add_argument("--sample", type=int, default=30, help="files of the other way that are really pulled")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        profile, packages = installed(given)
        chance = random.Random(4)  # noqa: S311  # sizes of a benchmark
        tables = [table_of(seed) for seed in range(KINDS_OF_TABLE)]
        for package in packages:
            write_file(folder / f"{package.name}.apk", package, chance.choice(tables), chance)
        sizes = sorted(path.stat().st_size for path in folder.glob("*.apk"))
        print(f"{len(sizes)} files: median {statistics.median(sizes) / 1e6:.1f} MB, largest {sizes[-1] / 1e6:.1f} MB")
        lengths = sorted(map(len, tables))
        print(f"tables: median {statistics.median(lengths) / 1e3:.0f} KB, largest {lengths[-1] / 1e3:.0f} KB")
        files = {one.name: (f"{folder_of(one, profile.sdk)}/base.apk",) for one in packages}
        ours_end, phones_end = multiprocessing.Pipe()
        phone = multiprocessing.get_context("spawn").Process(target=serve, args=(given, folder, phones_end))
        phone.start()
        try:
            with private_server(find_program()) as address:
                serial = f"127.0.0.1:{ours_end.recv()}"
                connect_phone(address, serial)
                while all(one.state is not DeviceState.DEVICE for one in list_phones(address)):
                    time.sleep(0.01)
                target = folder / "pulled"
                target.mkdir()
                compare(AdbShell(address, serial), ours_end, files, given, target)
        finally:
            ours_end.send("end")
            phone.join()


if __name__ == "__main__":
    main()
