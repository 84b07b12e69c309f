"""The names and limits of the format `adbaudit/evidence/1`."""

from __future__ import annotations

SCHEMA = "adbaudit/evidence/1"
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
SIGNATURE = "SHA256SUMS.sig"
PUBLIC_KEY = "public-key.pem"
OF_THE_FORMAT = frozenset({MANIFEST, SUMS, SIGNATURE, PUBLIC_KEY})

LARGEST = 256 * 1024 * 1024
"""Bytes of a bundle, and of all that unpacks from one: it is held in memory."""
LARGEST_LIST = 16 * 1024 * 1024
"""Bytes of a manifest or a list of digests; a manifest of a phone has some ten thousand."""
MOST_FILES = 1000
LARGEST_OWN = LARGEST - 16 * 1024 * 1024
MOST_OWN = MOST_FILES - 10
"""What may be put in; the rest is for what the format itself needs."""
