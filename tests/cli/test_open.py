"""`adbaudit open` on practice phones."""

import pytest

LOAN = "com.kuaijie.cashloan"


def words_of(done):
    return " ".join(done.stdout.split())


def test_page_is_opened_and_the_taps_are_told(cli):
    done = cli("open", LOAN, "--page", "contacts", "--practice")
    assert (done.returncode, done.stderr) == (0, "")
    assert "the list of the app’s permissions" in words_of(done)
    assert "Tap there: Contacts › Don’t allow" in done.stdout


def test_makers_lock_leads_to_the_makers_page_and_is_named(cli):
    done = cli("open", LOAN, "--page", "sms", "--practice", "xiaomi-11")
    assert done.returncode == 0
    assert "Tap there: Read SMS and MMS › Deny" in done.stdout
    assert "Security settings" in words_of(done)


def test_page_that_stands_in_for_another_is_not_told_as_opened_and_not_opened(cli):
    told = words_of(cli("open", LOAN, "--practice", "xiaomi-11"))
    assert "It stands in for a page that did not open (the list of the app’s permissions): the phone does not" in told
    assert "Not opened" not in told


def test_app_is_named_as_the_phone_shows_it_where_a_list_knows_its_name(cli):
    assert "for 360借条 (com.qihoo.loan):" in words_of(cli("open", "com.qihoo.loan", "--practice"))


def test_name_that_may_be_mistyped_is_told_as_that(cli):
    assert "The name may be mistyped" in words_of_errors(cli("open", "com.not.here", "--practice"))


def words_of_errors(done):
    return " ".join(done.stderr.split())


def test_words_are_those_of_the_phone_in_the_readers_language(cli):
    done = cli("open", LOAN, "--page", "call-log", "--practice", "xiaomi-11", "--lang", "zh-CN")
    assert "读取通话记录 › 拒绝" in done.stdout


def test_all_permissions_are_what_is_opened_when_no_page_is_named(cli):
    done = cli("open", LOAN, "--practice")
    assert "choose “Don’t allow”" in words_of(done)


@pytest.mark.parametrize("page", ["accessibility", "notification-access", "device-admin", "default-sms"])
def test_app_without_that_access_has_nothing_to_tap(cli, page):
    told = words_of(cli("open", LOAN, "--page", page, "--practice"))
    assert "the phone’s list of apps with this access" in told
    assert f"{LOAN} does not have this access now" in told
    assert "Tap there" not in told


@pytest.mark.parametrize("page", ["accessibility", "notification-access"])
def test_app_with_that_access_is_not_called_by_its_package_on_the_phone(cli, page):
    told = words_of(cli("open", "com.rupeeguard.helper", "--page", page, "--practice"))
    assert "Tap there: " in told
    assert "The phone shows the app’s own name there, or that of a part of it, not com.rupeeguard.helper." in told


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("com.not.here", "--practice"), 3),
        (("a;reboot", "--practice"), 2),
        ((LOAN, "--page", "everything", "--practice"), 2),
        ((LOAN, "--user", "all", "--practice"), 2),
        ((LOAN, "--user", "x", "--practice"), 2),
        ((), 2),
    ],
)
def test_what_cannot_be_opened_has_its_exit_code_and_three_sentences(cli, words, code):
    done = cli("open", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert len(done.stderr.strip().splitlines()) >= 3 - (code == 2)
