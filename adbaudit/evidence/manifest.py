"""`manifest.json`: how the files came about, and the digest of each (`schema/evidence-1.json`)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from adbaudit.evidence.members import SCHEMA
from adbaudit.evidence.sums import sha256
from adbaudit.model.evidence import Circumstances, CommandRun, SealedFile
from adbaudit.model.phone_clock import PhoneClock


def manifest_text(files: Sequence[SealedFile], about: Circumstances, fingerprint: str) -> bytes:
    """JSON in ASCII, so that every program reads it alike; the files in the order of their names."""
    manifest = {
        "schema": SCHEMA,
        "tool": {"name": "adbaudit", "version": about.version, "rules": about.rules_digest},
        "sealed_at": about.sealed_at.isoformat(),
        "language": about.language,
        "source": {
            "kind": about.source.value,
            "read_at": about.read_at.isoformat(),
            "sha256": about.source_sha256,
            "saved_report": about.is_saved_report,
        },
        "device": about.device,
        "complete": about.is_complete,
        "clock": None if about.clock is None else _clock(about.clock),
        "commands": None if about.commands is None else [_command(one) for one in about.commands],
        "by": about.by,
        "place": about.place,
        "note": about.note,
        "key": {"algorithm": "Ed25519", "fingerprint": fingerprint},
        "files": [_file(one) for one in sorted(files, key=lambda one: one.name)],
    }
    return json.dumps(manifest, ensure_ascii=True, indent=2).encode("ascii") + b"\n"


def _clock(clock: PhoneClock) -> dict[str, Any]:
    return {
        "phone": clock.phone.isoformat(),
        "computer": clock.computer.isoformat(),
        "phone_ahead_seconds": clock.ahead_seconds,
    }


def _command(run: CommandRun) -> dict[str, Any]:
    return {
        "argv": list(run.argv),
        "at": run.at.isoformat(),
        "ending": run.ending,
        "status": run.status,
        "bytes": run.bytes,
    }


def _file(file: SealedFile) -> dict[str, Any]:
    return {
        "name": file.name,
        "bytes": len(file.data),
        "sha256": sha256(file.data),
        "kind": file.kind.value,
        "given_as": file.given_as,
        "journal": None if file.journal is None else file.journal.value,
    }
