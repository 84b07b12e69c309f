"""A comparison as JSON, schema `adbaudit/diff/1`, built field by field."""

from __future__ import annotations

from adbaudit.model.difference import AccessChange, AppDifference, Difference, Side, SpecialChange
from adbaudit.ports import Translator
from adbaudit.report.json_format.values import JsonObject, moment, written

SCHEMA = "adbaudit/diff/1"


def difference_json(difference: Difference, translator: Translator) -> str:
    """Every app of which anything is different, or that can still do what it could."""
    apps = [_app(app) for app in difference.apps if app.is_different or any(one.turn for one in app.changes)]
    return written(
        {
            "schema": SCHEMA,
            "language": translator.language,
            "before": _side(difference.before, translator),
            "after": _side(difference.after, translator),
            "same_phone": difference.is_same_phone,
            "backwards": difference.is_backwards,
            "worse": difference.is_worse,
            "different": not difference.is_empty,
            "complete": difference.is_complete,
            "apps": [*apps],
        }
    )


def _side(side: Side, translator: Translator) -> JsonObject:
    return {
        "captured_at": moment(side.captured_at),
        "source": side.source.value,
        "device": side.device,
        "gaps": [
            {
                "source": gap.source,
                "wanted": translator(gap.wanted),
                "reason": translator(gap.reason),
                "user": gap.user,
                "package": gap.package,
            }
            for gap in side.gaps
        ],
    }


def _app(app: AppDifference) -> JsonObject:
    return {
        "package": app.package,
        "user": app.user,
        "name": app.name,
        "verdict": app.verdict.value,
        "presence": app.presence.value,
        "access": [_access(change) for change in app.access if change.turn or change.used],
        "special_access": [_special(change) for change in app.special_access if change.turn],
    }


def _access(change: AccessChange) -> JsonObject:
    return {
        "group": change.group.value,
        "permission": change.permission,
        "before": change.before.value if change.before else None,
        "after": change.after.value if change.after else None,
        "turn": change.turn.value if change.turn else None,
        "used": moment(change.used),
        "regained": change.is_regained,
    }


def _special(change: SpecialChange) -> JsonObject:
    return {
        "kind": change.kind.value,
        "before": change.before.value if change.before else None,
        "after": change.after.value if change.after else None,
        "turn": change.turn.value if change.turn else None,
        "regained": change.is_regained,
    }
