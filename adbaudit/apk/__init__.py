"""APK files, on this computer or still on the phone: manifest, label, signing certificates.

Takes: paths, or a `Shell` and the paths on the phone. Gives: `ApkFacts`, and a `Gap` for what could not be read.
May import: ports, errors, model, androguard (nobody else does; only inside functions, when it is needed).
To read one more thing: a function over bytes in its own file, a field in `model/apk.py`, a row in `fixtures/apks/`.
"""

from adbaudit.apk.find import find_apks
from adbaudit.apk.local import read_apks
from adbaudit.apk.phone import Chosen, read_apks_on_phone

__all__ = ["Chosen", "find_apks", "read_apks", "read_apks_on_phone"]
