"""AndroidManifest.xml: what Android takes from it.

Takes: its bytes. Gives: a `Manifest`, whole, or `Unreadable`. May import: model, `apk.xml`, `apk.unreadable`.
To read one more thing: its tag in `walk.py`, its attribute in `ids.py`, a field in the file of its concept.
"""

from adbaudit.apk.manifest.manifest import Manifest, parse_manifest
from adbaudit.apk.xml.attributes import Resource

__all__ = ["Manifest", "Resource", "parse_manifest"]
