"""The practice phone's Android as a `Machine`: programs to run and files to read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from adbaudit.practice.android.at_the_phone import (
    open_app,
    reinstall_app,
    start_user,
    stop_user,
    update_app,
)
from adbaudit.practice.android.blueprint import Profile
from adbaudit.practice.android.files import EMPTY_ZIP, Content, PhoneFiles, factory_folder, file_names, folder_of
from adbaudit.practice.android.op_modes import sync_all
from adbaudit.practice.android.programs.getprop import properties_of
from adbaudit.practice.android.programs.registry import may_change, plain_words, program_named
from adbaudit.practice.android.programs.words import Usage
from adbaudit.practice.android.state import PhoneState, initial_state
from adbaudit.practice.android.thrown import Thrown, shown
from adbaudit.practice.machine import FileStatus, Output

_FEATURES: tuple[tuple[str, int], ...] = (
    ("shell_v2", 24),
    ("cmd", 24),
    ("stat_v2", 26),
    ("fixed_push_mkdir", 28),
    ("ls_v2", 30),
)


class Android:
    """One phone, made from a profile; `apks` is a folder of built APKs for its apps."""

    def __init__(self, profile: Profile, apks: Path | None = None) -> None:
        """The phone as the profile describes it; nothing has been changed yet."""
        self.profile = profile
        self._apks = apks
        self._changes: list[tuple[str, ...]] = []
        self._state = _started(profile)
        self._files = _installed_files(self._state, apks)

    @property
    def changes(self) -> tuple[tuple[str, ...], ...]:
        """Every command so far that could change the phone, in order, refused and silent ones too."""
        return tuple(self._changes)

    @property
    def properties(self) -> Mapping[str, str]:
        """System properties, as `getprop` prints them."""
        return properties_of(self._state)

    @property
    def adb_features(self) -> tuple[str, ...]:
        """What adbd of this version offers; only what the practice transport speaks."""
        return tuple(name for name, since in _FEATURES if since <= self.profile.sdk)

    def flip_developer_switch(self, *, on: bool) -> None:
        """The person at the phone flips the maker's switch for permission changes over USB."""
        self._state.permission_lock = self.profile.permission_lock and not on

    def open_app(self, package: str, user_id: int = 0) -> bool:
        """The person taps the app's icon; false where it cannot be opened."""
        return open_app(self._state, package, user_id)

    def stop_user(self, user_id: int) -> bool:
        """Somebody pauses the work profile, or ends a further person's session; false of the owner, who always runs."""
        return stop_user(self._state, user_id)

    def start_user(self, user_id: int) -> None:
        """The user runs again, and the system makes up for what it left undone."""
        start_user(self._state, user_id)

    def update_app(self, package: str, *, target_sdk: int, requests: tuple[str, ...]) -> None:
        """The store brings a newer version of an app."""
        update_app(self._state, package, target_sdk, requests)
        sync_all(self._state)

    def reinstall_app(self, package: str) -> None:
        """Somebody removes an app and installs it anew."""
        reinstall_app(self._state, package)
        sync_all(self._state)

    def run(self, argv: tuple[str, ...], stdin: bytes) -> Output | None:  # noqa: ARG002  # no program here reads it
        """Run one program; what the system still had to do after the last one is done first."""
        if not argv:
            return None
        self._settle()
        program = program_named(argv[0], self.profile.sdk)
        if program is None:
            return None
        if may_change(argv):
            self._changes.append(argv)
        try:
            return program(self._state, argv[1:])
        except Thrown as thrown:
            name, *rest = plain_words(argv)
            return shown(thrown, sdk=self.profile.sdk, program=name, command=rest[0] if rest else "")
        except Usage as usage:
            return Output(stderr=usage.text.encode(), status=usage.status)

    def status_of(self, path: str) -> FileStatus | None:
        """The file's status, or `None` when there is none."""
        return self._files.status_of(path)

    def read(self, path: str, offset: int, length: int) -> bytes:
        """Bytes of a file; short at its end."""
        return self._files.read(path, offset, length)

    def names_in(self, path: str) -> tuple[str, ...] | None:
        """Names in a folder the shell may list."""
        return self._files.names_in(path)

    def write(self, path: str, content: bytes, mode: int, modified: int) -> bool:
        """Keep a file in memory; false where the shell may not write."""
        return self._files.write(path, content, mode, modified)

    def _settle(self) -> None:
        """Do what the system does a moment after a command."""
        pending, self._state.pending = self._state.pending, []
        for work in pending:
            work()


def _started(profile: Profile) -> PhoneState:
    """The state after boot: every op in line with its permission."""
    state = initial_state(profile)
    stopped, state.stopped_users = state.stopped_users, set()
    sync_all(state)  # users that are stopped now ran before
    state.stopped_users = stopped
    return state


def _installed_files(state: PhoneState, apks: Path | None) -> PhoneFiles:
    """The APK files of every package, and the factory copies of updated ones."""
    installed: dict[str, Content] = {}
    for package in state.packages.values():
        files = file_names(package, apks)
        state.apk_names[package.name] = tuple(files)
        folder = folder_of(package, state.sdk)
        installed |= {f"{folder}/{name}": content for name, content in files.items()}
        if package.updated:
            factory = factory_folder(package)
            installed[f"{factory}/{PurePosixPath(factory).name}.apk"] = EMPTY_ZIP
    return PhoneFiles(installed=installed, modified=int(state.profile.time.timestamp()) - 86_400)
