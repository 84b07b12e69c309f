"""Lists that apps share: what is not ours stays, also what the plan never saw."""

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
