"""Characters that are there and not seen: a name may hide a word with them, and a line may hide a name."""

from __future__ import annotations

import re

UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U00016fe4\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Unicode's Default_Ignorable_Code_Point, and the empty Braille cell, which no font shows either."""
ENCLOSING = re.compile("[\u20dd-\u20e0\u20e2-\u20e4]")
"""Rings and boxes that are drawn around the letter before them."""
