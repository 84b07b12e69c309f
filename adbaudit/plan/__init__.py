"""Plans: for each finding the way out, on the phone's own screens and by command.

Takes: findings, facts, guides. Gives: steps and advice, nothing carried out. May import: `ports`, `errors`, `model`.
To add a way out: a row in `special_access.py`, or taps in `rules/guides/<skin>.yaml`, with a case in `tests/plan/`.
"""

from adbaudit.plan.build import build as build
from adbaudit.plan.playbook import Setting as Setting
from adbaudit.plan.playbook import advice as advice
from adbaudit.plan.remedy import remedies as remedies
from adbaudit.plan.remedy import with_remedies as with_remedies
from adbaudit.plan.whole_app import with_last_resorts as with_last_resorts
