"""Walk a phone or an APK file down the line, from what is to what it means and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from adbaudit.facts.collect import collect
from adbaudit.model.apk import ApkFacts
from adbaudit.model.app import App
from adbaudit.model.device import Device
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.gap import Gap
from adbaudit.model.message import message
from adbaudit.model.report import WITHOUT_THE_PHONE, Provenance, Report, SourceKind
from adbaudit.model.rule import RulePack
from adbaudit.model.user import UserId
from adbaudit.plan.playbook import Setting, advice
from adbaudit.plan.remedy import with_remedies
from adbaudit.plan.skins import guide_skin
from adbaudit.ports import Clock, Progress, Shell
from adbaudit.report.order import in_order
from adbaudit.rules.channels import channels_for
from adbaudit.rules.evaluate import evaluate
from adbaudit.rules.law import references, with_law
from adbaudit.rules.of_countries import not_on_file, of_countries
from adbaudit.version import __version__
from adbaudit.workflow.apk_files import read_files
from adbaudit.workflow.apk_reading import Begun, Manner, begun
from adbaudit.workflow.gate import USUAL_GATE, GateKeeper
from adbaudit.workflow.history import with_history
from adbaudit.workflow.identity import identity_of
from adbaudit.workflow.manifest_check import disagreements
from adbaudit.workflow.open_questions import open_questions
from adbaudit.workflow.phone_apks import ApkReading, read_phone_apks
from adbaudit.workflow.rule_packs import rules as rules  # noqa: PLC0414  # who audits loads the rules first


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a person asked for."""

    language: str = "en"
    """Of the report; names of apps on a phone that tells its own language are in that one."""
    countries: tuple[str, ...] = ()
    apk: ApkReading = ApkReading.SUSPECTS
    code: bool = False
    """Also look into the code of the APK files that are read."""
    only_user: UserId | None = None
    source: SourceKind = SourceKind.ADB
    jobs: int | None = 1
    cache: Path | None = None
    gate: GateKeeper = USUAL_GATE
    """What the findings are held against."""

    @property
    def manner(self) -> Manner:
        """How APK files are read."""
        return Manner(language=self.language, jobs=self.jobs, cache=self.cache)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What every run needs besides the phone: rules, time, somebody to tell."""

    rules: RulePack
    clock: Clock
    progress: Progress


def scan(shell: Shell, world: World, wishes: Wishes, *, device_id: str | None) -> Report:
    """Audit the phone behind a shell; without an id nobody can tell later which phone it was.

    Raises:
        PhoneLost: the phone answered nothing at all.

    """
    started = world.clock.now()
    world.progress.step(message("Asking the phone which apps it has and what they may read"))
    facts = collect(shell, device_id=device_id, only_user=wishes.only_user)
    world.progress.step(message("Looking into the files of the apps"))
    signs = world.rules.code if wishes.code else None
    shown_in = facts.device.language or wishes.language  # apps go by the names that stand on the phone's own screens
    apks, apk_gaps = read_phone_apks(shell, facts, world.rules.catalogue, wishes.apk, language=shown_in, signs=signs)
    world.progress.step(message("Putting the report together"))
    apps = tuple(_app(installed, apks.get(installed.package, ()), world.rules) for installed in facts.packages)
    apps, history_gaps = with_history(shell, facts, apps)
    gaps = (*facts.gaps, *apk_gaps, *history_gaps, *disagreements(apps, facts.device.sdk))
    report = _report(world, wishes, started, apps, gaps=gaps, device=facts.device)
    return replace(report, provenance=replace(report.provenance, phone_time=facts.phone_time))


def inspect(paths: Sequence[Path], world: World, wishes: Wishes) -> Report:
    """Audit APK files and folders of them.

    Raises:
        FileFault: not one path could be read, or holds an APK.

    """
    with begun(paths, replace(wishes.manner, signs=world.rules.code if wishes.code else None)) as reading:
        return inspect_begun(reading, world, wishes)


def inspect_begun(reading: Begun, world: World, wishes: Wishes) -> Report:
    """The same for files that are being read already.

    Raises:
        FileFault: not one path could be read, or holds an APK.

    """
    started = world.clock.now()
    apps, gaps = read_files(reading, world.rules, world.progress)
    return _report(world, replace(wishes, source=SourceKind.APK), started, apps, gaps=gaps, device=None)


def _app(installed: InstalledPackage, apks: tuple[ApkFacts, ...], pack: RulePack) -> App:
    named = next((apk for apk in apks if apk.label), None)
    return App(
        installed=installed,
        label=named.label if named else None,
        shown_label=named.shown_label if named else None,
        identity=identity_of(pack.catalogue, installed, apks),
        apks=apks,
    )


def _report(  # everything a report is made of meets here
    world: World,
    wishes: Wishes,
    started: datetime,
    apps: tuple[App, ...],
    *,
    gaps: tuple[Gap, ...],
    device: Device | None,
) -> Report:
    evaluation = evaluate(world.rules, apps, gaps, on_phone=device is not None)
    every_gap = (*gaps, *open_questions(evaluation.unknown, apps, gaps))
    installed = [(app.installed, app.shown_label or app.label) for app in apps]
    countries = wishes.countries or _countries(device)
    law = of_countries(world.rules.law, countries)
    cited = with_law(evaluation.findings, apps, law, started.date())
    findings = with_remedies(cited, device, installed, world.rules.guides)
    setting = Setting(
        on_phone=device is not None,
        is_saved=wishes.source in WITHOUT_THE_PHONE,
        skin=guide_skin(device) if device else "",
        countries=countries,
        not_on_file=not_on_file(world.rules.countries, countries),
        channels=channels_for(world.rules.channels, countries, apps, findings),
        law=references(law, started.date()),
    )
    report = in_order(
        Report(
            provenance=Provenance(
                version=__version__,
                rules_digest=world.rules.digest,
                source=wishes.source,
                captured_at=started,
            ),
            device=device,
            countries=countries,
            countries_on_file=tuple(one for one in world.rules.countries if any(map(one.holds_in, countries))),
            countries_without_law=_without_law(world.rules, countries),
            countries_chosen=bool(wishes.countries),
            apps=apps,
            findings=findings,
            gaps=every_gap,
            advice=advice(world.rules.advice, findings, every_gap, setting),
            rules=world.rules.rules,
        )
    )
    return wishes.gate.judge(report)


def _countries(device: Device | None) -> tuple[str, ...]:
    return (device.country,) if device and device.country else ()


def _without_law(pack: RulePack, codes: Sequence[str]) -> tuple[str, ...]:
    """Countries with offices on file, and no law."""
    law = [one.country for one in pack.law]
    return tuple(code for code in codes if not_on_file(law, [code]) and not not_on_file(pack.countries, [code]))
