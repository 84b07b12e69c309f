"""What a change is proved by: no mutation of a whole answer makes another state of it, only "not known"."""

from dataclasses import replace

import pytest

from adbaudit.facts.probes import roles, secure_settings
from adbaudit.facts.read_back import PhoneStates
from adbaudit.locations import phones_folder
from adbaudit.model.message import Message
from adbaudit.model.permission import PackageName, PermissionName
from adbaudit.model.subject import AppSubject, ListSubject, OpSubject, PermissionSubject, RoleSubject
from adbaudit.model.user import UserId
from adbaudit.ports import Answer, Ending
from adbaudit.practice.android.android import Android
from adbaudit.practice.profile import load_profile

PROFILES = ("pixel-14", "xiaomi-11", "legacy-8", "samsung-15", "android-6")
LINKER = "WARNING: linker: /vendor/lib64/libx.so: unused DT entry: type 0x6ffffef5 arg 0x1f90\n"


def a_phone(name):
    """A practice phone with a few of its apps; Android 6 has nothing behind the app in the app's dump."""
    profile = load_profile("pixel-14" if name == "android-6" else name, folder=phones_folder())
    loans = [app for app in profile.packages if not app.system and any(one.ops for one in app.users.values())]
    others = [app for app in profile.packages if app.shared_user or app.name == "com.android.shell"]
    profile = replace(profile, packages=(*loans[:3], *others[:2]))
    return Android(replace(profile, sdk=23) if name == "android-6" else profile)


def subjects_of(android):
    """Every kind of subject, for every app that a user has; ops of those that the phone lists by their name."""
    users = [UserId(user.id) for user in android.profile.users if user.open_to_shell]
    for app in android.profile.packages:
        name = PackageName(app.name)
        for user in (user for user in users if user in app.users):
            is_listed = bool(app.users[user].ops)
            yield AppSubject(package=name, user=user)
            if is_listed:
                yield OpSubject(package=name, user=user, op="SYSTEM_ALERT_WINDOW")
            for permission in ("READ_CONTACTS", "READ_SMS", "CAMERA"):
                full = PermissionName(f"android.permission.{permission}")
                op = permission if is_listed else None
                yield PermissionSubject(package=name, user=user, permission=full, op=op)
    for user in users:
        for setting in (secure_settings.ACCESSIBILITY, secure_settings.NOTIFICATION_LISTENERS):
            yield ListSubject(user=user, setting=setting)
        if android.profile.sdk >= roles.SINCE:
            yield from (RoleSubject(user=user, role=role) for role in (roles.SMS, roles.DIALER))


class Whole:
    """The whole answers of a phone, and the states that are read from them."""

    def __init__(self, android):
        self.reader = PhoneStates(android.profile.sdk)
        self.subjects = tuple(subjects_of(android))
        commands = self.reader.commands(self.subjects)
        self.texts = {command: android.run(command.argv, b"").stdout.decode() for command in commands}
        self.states = self.reader.read(self.subjects, [said(*one) for one in self.texts.items()])

    def wrong(self, command, text):
        """Subjects that are read as something else than they are, where one answer is another."""
        subjects = [one for one in self.subjects if command in self.reader.commands([one])]
        texts = {one: self.texts[one] for one in self.reader.commands(subjects)} | {command: text}
        read = self.reader.read(subjects, [said(*one) for one in texts.items()])
        return {one: state for one, state in read.items() if state not in {self.states[one]} | messages_in(state)}


def messages_in(state):
    return {state} if isinstance(state, Message) else set()


def said(command, text):
    return Answer(command=command, output=text.encode(), status=0, ending=Ending.COMPLETE)


@pytest.fixture(scope="module")
def whole():
    return {name: Whole(a_phone(name)) for name in PROFILES}


def cut_at_a_line(lines, place):
    return lines[:place]


def cut_in_a_line(lines, place):
    return [*lines[:place], lines[place][: len(lines[place]) // 2]]


def garbled(lines, place):
    return [*lines[:place], "\ufffd\ufffd#\x00\n", *lines[place + 1 :]]


def warned_amid(lines, place):
    return [*lines[:place], LINKER, *lines[place:]]


MUTATIONS = (cut_at_a_line, cut_in_a_line, garbled, warned_amid)


def test_whole_answers_tell_every_state(whole):
    for name in PROFILES:
        unread = {one: str(state) for one, state in whole[name].states.items() if isinstance(state, Message)}
        assert not unread, name


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("profile", PROFILES)
def test_mutation_never_makes_another_state(whole, profile, mutation):
    of_phone = whole[profile]
    for command, text in of_phone.texts.items():
        lines = text.splitlines(keepends=True)
        for place, line in enumerate(lines):
            wrong = of_phone.wrong(command, "".join(mutation(lines, place)))
            assert not wrong, (command.argv, place, line)


@pytest.mark.parametrize("profile", PROFILES)
def test_warning_of_the_linker_before_each_answer_changes_nothing(whole, profile):
    of_phone = whole[profile]
    answers = [said(command, LINKER * 2 + text) for command, text in of_phone.texts.items()]
    assert of_phone.reader.read(of_phone.subjects, answers) == of_phone.states


class TestSingleAnswers:
    """Cases that were once read wrongly."""

    PERMISSION = PermissionSubject(
        package=PackageName("com.kuaijie.cashloan"),
        user=UserId(0),
        permission=PermissionName("android.permission.READ_CONTACTS"),
        op=None,
    )
    LISTENERS = ListSubject(user=UserId(0), setting=secure_settings.NOTIFICATION_LISTENERS)
    APP = AppSubject(package=PackageName("com.kuaijie.cashloan"), user=UserId(0))
    SMS = RoleSubject(user=UserId(0), role=roles.SMS)

    @staticmethod
    def read(subject, change, sdk=34):
        """The state of one subject on the practice Pixel, whose answers are changed."""
        android, reader = a_phone("pixel-14"), PhoneStates(sdk)
        answers = [said(one, change(android.run(one.argv, b"").stdout.decode())) for one in reader.commands([subject])]
        return reader.read([subject], answers)[subject]

    def test_dump_that_ends_before_the_grants_is_no_proof(self):
        state = self.read(self.PERMISSION, lambda text: text.partition("      runtime permissions:\n")[0])
        assert str(state) == "the end of the answer is missing"

    def test_warning_of_the_linker_does_not_hide_a_listener(self):
        plain, warned = (self.read(self.LISTENERS, lambda text, by=by: by + text) for by in ("", LINKER))
        assert warned == plain
        assert plain.components

    def test_empty_answer_is_not_an_empty_list(self):
        assert isinstance(self.read(self.LISTENERS, lambda _: ""), Message)

    def test_app_that_is_not_told_to_be_stopped_or_not_is_unknown(self):
        assert isinstance(self.read(self.APP, lambda text: text.replace(" stopped=false", "")), Message)

    def test_app_that_is_not_told_to_be_paused_or_not_is_still_known(self):
        assert self.read(self.APP, lambda text: text.replace(" suspended=false", "")).is_suspended is None

    def test_roles_without_their_end_are_no_proof(self):
        assert isinstance(self.read(self.SMS, lambda text: text[: text.rindex("}")]), Message)

    def test_op_that_was_first_used_between_two_answers_is_no_contradiction(self):
        android, reader = a_phone("pixel-14"), PhoneStates(34)
        subject = OpSubject(package=self.APP.package, user=UserId(0), op="SYSTEM_ALERT_WINDOW")
        texts = {one: android.run(one.argv, b"").stdout.decode() for one in reader.commands([subject])}
        *_, again = texts
        texts[again] += "      SYSTEM_ALERT_WINDOW (default):\n"
        assert not isinstance(reader.read([subject], [said(*one) for one in texts.items()])[subject], Message)

    def test_answers_that_never_came_are_no_proof(self):
        assert str(PhoneStates(34).read([self.SMS], [])[self.SMS]) == "it was not asked for"
