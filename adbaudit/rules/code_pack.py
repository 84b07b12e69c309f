"""What to look for in an app's code, from all packs: the references, the shared libraries, the SDKs."""

from __future__ import annotations

from adbaudit.model.code import CodeSigns
from adbaudit.rules.code_file import read_libraries, read_references
from adbaudit.rules.draft import Draft
from adbaudit.rules.sdk_file import read_sdks


def read_signs(draft: Draft) -> CodeSigns:
    """Those of all packs together; of an SDK that a later pack names again, that pack's signs count."""
    return CodeSigns(
        references=tuple(draft.each("code", read_references)),
        libraries=tuple(sorted(set(draft.each("libraries", read_libraries)))),
        sdks=tuple({sdk.name: sdk for sdk in draft.each("sdks", read_sdks)}.values()),
    )
