"""Lists that apps share: what is not ours stays, also what the plan never saw."""

import pytest

from adbaudit.model.receipt import Outcome

OTHERS = ("com.other/.One", "com.gone.app/.StillListed")
MINE = ("com.kuaijie.cashloan/.Helper", "com.kuaijie.cashloan/com.kuaijie.cashloan.Second")


def services(android):
    return android.run(("settings", "get", "secure", "enabled_accessibility_services"), b"").stdout.decode().strip()


def test_services_of_others_stay_switched_on(a_phone, an_app, lab):
    android = a_phone(34, an_app(), services=(OTHERS[0], *MINE, OTHERS[1]))
    receipts = lab.carry_out(android, lab.planned(android, ("accessibility",)))
    assert [receipt.outcome for receipt in receipts] == [Outcome.DONE, Outcome.DONE]
    assert services(android) == ":".join(OTHERS)


def test_service_that_was_switched_on_after_the_plan_stays(a_phone, an_app, lab):
    android = a_phone(34, an_app(), services=(OTHERS[0], *MINE))
    actions = lab.planned(android, ("accessibility",))
    listed = ":".join((OTHERS[0], *MINE, "com.late/.Service"))
    android.run(("settings", "put", "secure", "enabled_accessibility_services", listed), b"")
    lab.carry_out(android, actions)
    assert services(android) == f"{OTHERS[0]}:com.late/.Service"


def test_last_service_leaves_no_list(a_phone, an_app, lab):
    android = a_phone(34, an_app(), services=MINE)
    lab.carry_out(android, lab.planned(android, ("accessibility",)))
    assert services(android) == "null"


def test_undo_leaves_what_somebody_switched_on_since(a_phone, an_app, lab):
    android, journal = a_phone(34, an_app(), services=MINE), lab.journal()
    lab.carry_out(android, lab.planned(android, ("accessibility",)), journal)
    android.run(("settings", "put", "secure", "enabled_accessibility_services", "com.late/.Service"), b"")
    (refused,) = lab.undo(android, journal)
    assert (refused.outcome, services(android)) == (Outcome.REFUSED, "com.late/.Service")
    lab.undo(android, journal, is_forced=True)
    assert services(android) == ":".join(("com.late/.Service", *MINE))


def test_names_in_any_script_are_written_back_as_they_are(a_phone, an_app, lab):
    others = ("com.blindhelp.reader/.读屏服务", "com.odd/.A;reboot", "com.odd/$(reboot) 'x'", OTHERS[0], OTHERS[0])
    android, journal = a_phone(34, an_app(), services=(*others[:2], *MINE, *others[2:])), lab.journal()
    before = services(android)
    lab.carry_out(android, lab.planned(android, ("accessibility",)), journal)
    assert services(android) == ":".join(others)
    lab.undo(android, journal)
    assert services(android) == before


def test_service_of_the_app_with_a_name_in_another_script_is_switched_off(a_phone, an_app, lab):
    android = a_phone(34, an_app(), services=(OTHERS[0], "com.kuaijie.cashloan/.读屏"))
    (receipt,) = lab.carry_out(android, lab.planned(android, ("accessibility",)))
    assert (receipt.outcome, services(android)) == (Outcome.DONE, OTHERS[0])


@pytest.mark.parametrize("odd", ["com.odd/.A\n", "com.odd/.\ufffd", "com.odd/.A\x1b[2J", ""])
def test_nothing_is_sent_where_an_entry_could_not_be_kept_exactly(a_phone, an_app, lab, odd):
    android = a_phone(34, an_app(), services=(*MINE[:1], OTHERS[0]))
    actions = lab.planned(android, ("accessibility",))
    listed = f"{OTHERS[0]}:{odd}:{MINE[0]}"
    android.run(("settings", "put", "secure", "enabled_accessibility_services", listed), b"")
    (receipt,) = lab.carry_out(android, actions)
    assert receipt.commands == ()
    assert services(android) == listed
