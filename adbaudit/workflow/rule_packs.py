"""The rules that come with adbaudit and the packs beside them, for commands that need no phone."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from adbaudit.errors import UsageFault
from adbaudit.locations import rules_folder
from adbaudit.model.catalogue import Catalogue
from adbaudit.model.message import message
from adbaudit.model.rule import Rule, RulePack
from adbaudit.rules.folder import named
from adbaudit.rules.load import load_catalogue, load_rules


def rules(extra: Sequence[Path] = ()) -> RulePack:
    """Our rules and the packs given with `--rules`.

    Raises:
        RuleFaults: any of the files has a fault; all faults are told.

    """
    return load_rules(rules_folder(), extra)


def catalogue_of(extra: Sequence[Path] = ()) -> Catalogue:
    """Only what apps are identified by, for commands that ask nothing else.

    Raises:
        RuleFaults: a file of the catalogue or of the words has a fault.

    """
    return load_catalogue(rules_folder(), extra)


def pack_names(extra: Sequence[Path]) -> tuple[str, ...]:
    """What the packs are called in reports, ours first; the last one has the last word."""
    return tuple(pack.called for pack in named((rules_folder(), *extra)))


def rule_named(pack: RulePack, name: str) -> Rule:
    """The rule with this id.

    Raises:
        UsageFault: there is none; those with nearly that name are named.

    """
    by_id = {rule.id: rule for rule in pack.rules}
    if name in by_id:
        return by_id[name]
    near = ", ".join(get_close_matches(name, sorted(by_id), n=3)) or "loan-contacts"
    raise UsageFault(
        message("There is no rule “{name}”.", name=name),
        means=message("Nothing can be shown."),
        next_step=message("“adbaudit rules list” names them all; perhaps you mean: {near}", near=near),
    )
