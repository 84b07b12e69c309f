"""The examples of a rule file, made into apps and put to the real `evaluate`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from adbaudit.model.access import Access, Effective
from adbaudit.model.apk import ApkFacts, ComponentRole, Declarations, ManifestState, RoleKind
from adbaudit.model.app import App
from adbaudit.model.appop import OpMode
from adbaudit.model.catalogue import Installers
from adbaudit.model.code import CodePlace, CodeSubject, FoundSdk, SdkKind
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.gap import Gap
from adbaudit.model.identity import Confidence, Identity, LoanClass, Verdict
from adbaudit.model.message import message
from adbaudit.model.permission import PRIVACY_PERMISSIONS, GrantState, PackageName
from adbaudit.model.rule import Example, Rule, RulePack
from adbaudit.model.special_access import SpecialAccess, SpecialAccessKind, SpecialAccessState
from adbaudit.model.truth import Truth
from adbaudit.model.user import UserId
from adbaudit.rules.condition_file import permission_named
from adbaudit.rules.evaluate import Evaluation, evaluate_rule
from adbaudit.rules.fields import Fields
from adbaudit.rules.place import Place

_BY_NAME = {permission.name: permission for permission in PRIVACY_PERMISSIONS}
_GRANTS = {
    Effective.ALLOWED: GrantState.GRANTED,
    Effective.WHILE_USING: GrantState.GRANTED,
    Effective.UNKNOWN: GrantState.UNKNOWN,
}


def example_faults(pack: RulePack) -> tuple[str, ...]:
    """One line for each example that is not answered as its rule file says, or that cannot be read."""
    start = Place(file="")
    check_examples(pack.rules, pack.catalogue.installers, start)
    return tuple(start.faults)


def check_examples(rules: Sequence[Rule], installers: Installers, start: Place) -> None:
    """Note each example that is not answered as its rule file says, or that cannot be read."""
    for rule in rules:
        for example in rule.examples:
            place = start.inside(rule.file).at(f"examples ({example.name})")
            evaluation = _evaluation(rule, example, place, installers)
            answer = _answer(evaluation)
            if answer is not example.answer:
                place.fault(f"the rule answers {answer.value}, the example wants {example.answer.value}")
            for finding in evaluation.findings:
                if example.severity not in {None, finding.severity}:
                    place.fault(f"the rule ranks it {finding.severity.value}, not as the example wants")


def answer_to(rule: Rule, example: Example, place: Place, installers: Installers) -> Truth:
    """What the rule says of one example: a finding is yes, an unanswered question unknown, neither is no."""
    return _answer(_evaluation(rule, example, place, installers))


def _answer(evaluation: Evaluation) -> Truth:
    if evaluation.findings:
        return Truth.YES
    return Truth.UNKNOWN if evaluation.unknown else Truth.NO


def _evaluation(rule: Rule, example: Example, place: Place, installers: Installers) -> Evaluation:
    fields = Fields(dict(example.description), place)
    gaps = (_a_gap(),) if fields.has("gaps") and fields.raw("gaps") == 1 else ()
    apps = (_app(fields),)
    fields.done()
    return evaluate_rule(rule, apps, gaps, installers if apps[0].in_phone else None)


def _app(fields: Fields) -> App:
    verdict = fields.choice("verdict", Verdict) if fields.has("verdict") else Verdict.LOAN
    listed = fields.choice("class", LoanClass) if fields.has("class") else None
    return App(
        installed=_installed(fields),
        label="Example",
        identity=Identity(verdict=verdict, confidence=Confidence.HIGH, loan_class=listed),
        apks=_apks(fields),
        in_phone=fields.flag("in_phone") if fields.has("in_phone") else True,
    )


def _installed(fields: Fields) -> InstalledPackage:
    return InstalledPackage(
        package=PackageName("com.example.app"),
        user=UserId(0),
        target_sdk=fields.whole_number("target_sdk") if fields.has("target_sdk") else None,
        installer=_installer(fields),
        is_installer_read=fields.has("installer"),
        system=fields.flag("system") if fields.has("system") else None,
        is_sideloaded=fields.flag("sideloaded") if fields.has("sideloaded") else None,
        access=tuple(_accesses(fields)),
        special_access=tuple(_specials(fields)),
    )


def _installer(fields: Fields) -> str | None:
    """`installer: none` is what a phone says of an app that nobody installed."""
    named = fields.text("installer") if fields.has("installer") else "none"
    return None if named == "none" else named


def _accesses(fields: Fields) -> Sequence[Access]:
    """`access: {READ_CONTACTS: allowed}`, and `used: {READ_CONTACTS: a time}` where a time was kept or not read.

    `refused: {READ_CONTACTS: a time}` is a refusal that the phone noted.
    """
    states, times = _mapping(fields, "access"), _mapping(fields, "used")
    refusals = {name: datetime.fromisoformat(str(time)) for name, time in _mapping(fields, "refused").items()}
    place = fields.place.at("access")
    return [replace(_access(name, states, times, place), last_reject=refusals.get(name)) for name in states]


def _access(name: str, states: Mapping[str, object], times: Mapping[str, object], place: Place) -> Access:
    full = permission_named(name, place) or PRIVACY_PERMISSIONS[0].name
    permission = _BY_NAME[full]
    effective = Fields(dict(states), place).choice(name, Effective)
    used = times.get(name)
    is_unread = used == "unknown" or effective is Effective.UNKNOWN
    return Access(
        group=permission.group,
        permission=full,
        requested=None if effective is Effective.UNKNOWN else effective is not Effective.NOT_REQUESTED,
        grant=_GRANTS.get(effective, GrantState.DENIED),
        op=permission.op,
        op_mode=OpMode.UNKNOWN if is_unread else OpMode.ALLOW,
        effective=effective,
        because=message("as the example says"),
        last_access=datetime.fromisoformat(str(used)) if used and not is_unread else None,
    )


def _specials(fields: Fields) -> Sequence[SpecialAccess]:
    states = _mapping(fields, "special")
    inner = Fields(dict(states), fields.place.at("special"))
    found = [
        SpecialAccess(kind=kind, state=inner.choice(kind.value, SpecialAccessState))
        for kind in SpecialAccessKind
        if inner.has(kind.value)
    ]
    inner.done()
    return found


def _apks(fields: Fields) -> tuple[ApkFacts, ...]:
    """`apk: {manifest: unreadable, signers: 0}`; no `signers` means that nobody looked."""
    if not fields.has("apk"):
        return ()
    inner = Fields(fields.raw("apk"), fields.place.at("apk"))
    manifest = inner.choice("manifest", ManifestState)
    count = inner.whole_number("signers") if inner.has("signers") else None
    sdks, code = _sdks(inner), _code(inner)
    traits = inner.texts("traits") if inner.has("traits") else ()
    roles = _roles(inner)
    inner.done()
    signers = None if count is None else tuple(f"{index:064x}" for index in range(count))
    apk = ApkFacts(path="base.apk", manifest=manifest, declares=roles, sdks=sdks, code=code, traits=traits)
    return (replace(apk, signers=signers),)


def _roles(inner: Fields) -> Declarations | None:
    """`roles: [accessibility]`; no `roles` means that the manifest was not read so far."""
    if not inner.has("roles"):
        return None
    kinds = inner.choices("roles", RoleKind)
    return Declarations(roles=tuple(ComponentRole(kind=kind, component="com.example.app/.Part") for kind in kinds))


def _sdks(inner: Fields) -> tuple[FoundSdk, ...] | None:
    """`sdks: [{name: Example SDK, collects: [contacts]}]`; no `sdks` means that nobody looked."""
    if not inner.has("sdks"):
        return None
    found = []
    for item, place in inner.items("sdks"):
        one = Fields(item, place)
        collects = one.choices("collects", CodeSubject) if one.has("collects") else ()
        found.append(FoundSdk(name=one.text("name"), kind=SdkKind.COLLECTOR, signs=("com/sdk/A",), collects=collects))
        one.done()
    return tuple(found)


def _code(inner: Fields) -> tuple[CodePlace, ...] | None:
    """`code: [contacts]`, and `library_code` for what only a library refers to; neither means that nobody looked."""
    if not inner.has("code"):
        return None
    own = [(subject, False) for subject in inner.choices("code", CodeSubject)]
    shared = inner.choices("library_code", CodeSubject) if inner.has("library_code") else ()
    return tuple(
        CodePlace(subject=subject, target="x/Y", place="com/example/A.b", in_library=in_library)
        for subject, in_library in (*own, *((subject, True) for subject in shared))
    )


def _mapping(fields: Fields, key: str) -> Mapping[str, object]:
    if not fields.has(key):
        return {}
    value = fields.raw(key)
    if not isinstance(value, dict):
        fields.place.at(key).fault("must be a mapping")
        return {}
    return {str(name): one for name, one in value.items()}


def _a_gap() -> Gap:
    return Gap(source="dumpsys appops", wanted=message("app operations"), reason=message("it did not answer"))
