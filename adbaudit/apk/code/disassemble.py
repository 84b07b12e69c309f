"""What one method's instructions refer to, read by androguard: only methods where something was found are given to it.

androguard takes four seconds and some hundred megabytes for a dex file of 16 MB, a millisecond for one method of it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from typing import Any

STRINGS = frozenset({0x1A, 0x1B})
FIELDS = frozenset(range(0x52, 0x6E))
METHODS = frozenset({*range(0x6E, 0x73), *range(0x74, 0x79)})
"""Instructions that name a string (`const-string`), a field (`iget` to `sput-short`), a method (`invoke-*`)."""

_REFERRING = STRINGS | FIELDS | METHODS


def references(instructions: memoryview) -> Iterator[tuple[int, int]]:
    """(instruction, number of what it names), in their order, up to the first that Android does not know either."""
    from androguard.core.dex import InvalidInstruction, LinearSweepAlgorithm  # noqa: PLC0415  # takes 0.3 s

    try:
        for one in LinearSweepAlgorithm.get_instructions(_manager(), len(instructions) // 2, instructions, 0):
            operation = one.get_op_value()
            if operation in _REFERRING:
                yield operation, one.get_ref_kind()
    except (InvalidInstruction, *_FAULTS):
        return


_FAULTS = (
    ValueError,  # a length below zero
    IndexError,  # a register list that ends early
    struct.error,  # an instruction cut short
)


@cache
def _manager() -> Any:  # noqa: ANN401  # androguard ships no types
    """What androguard needs to take instructions apart: no dex file, only the order of bytes."""
    from androguard.core.dex import ClassManager, DalvikPacker  # noqa: PLC0415  # as above
    from loguru import logger  # noqa: PLC0415  # comes with androguard

    logger.disable("androguard")
    manager = ClassManager(None)
    manager.packer = DalvikPacker(0x12345678)
    return manager
