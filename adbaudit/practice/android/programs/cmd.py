"""`cmd SERVICE …` (frameworks/native cmds/cmd), Android 7+."""

from __future__ import annotations

from adbaudit.practice.android.programs.activity_manager import activity_manager
from adbaudit.practice.android.programs.app_ops import app_ops
from adbaudit.practice.android.programs.notification import notification
from adbaudit.practice.android.programs.package_manager import package_manager
from adbaudit.practice.android.programs.role import role
from adbaudit.practice.android.programs.settings import settings
from adbaudit.practice.android.programs.words import Words, complained
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.machine import Output


def cmd(state: PhoneState, words: Words) -> Output:
    """Hand the words to a service's own shell command."""
    services = {
        "package": package_manager,
        "appops": app_ops,
        "activity": activity_manager,
        "settings": settings,
        "notification": notification,
        **({"role": role} if state.sdk >= 29 else {}),
    }
    if not words:
        return complained("cmd: No service specified; use -l to list all services\n", 20)
    service = services.get(words[0])
    if service is None:
        return complained(f"cmd: Can't find service: {words[0]}\n", 20)
    return service(state, words[1:])
