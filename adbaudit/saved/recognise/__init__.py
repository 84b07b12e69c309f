"""Recognisers: one per probe, how its output is known and how it answers the probe.

Takes: a `Pile` of outputs. Gives: the `Found` text for a command, or `None`. May import: the rest of `saved`, ports.
`BY_CONTENT` is asked in this order where no prompt or banner names the command.
To add one: a file with `RECOGNISER`, a row here, a case in `tests/saved/test_recognise.py`.
"""

from adbaudit.saved.recognise import (
    accessibility,
    app_ops,
    device_policy,
    notification,
    package_dump,
    package_list,
    phone_clock,
    properties,
    roles,
    settings,
    settings_list,
    users,
)

RECOGNISERS = (
    properties.RECOGNISER,
    users.RECOGNISER,
    phone_clock.RECOGNISER,
    package_dump.RECOGNISER,
    app_ops.RECOGNISER,
    package_list.RECOGNISER,
    device_policy.RECOGNISER,
    roles.RECOGNISER,
    settings.RECOGNISER,
)
BY_CONTENT = (*RECOGNISERS, settings_list.RECOGNISER, accessibility.RECOGNISER, notification.RECOGNISER)
