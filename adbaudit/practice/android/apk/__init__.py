"""APK files for apps that have no built one, so that every app of a practice phone can be read as on a real phone.

Takes: a `PackageBlueprint`. Gives: the bytes of an APK that says what the phone says of the app, with a signature
block that names a certificate; no phone would install it, as nothing in it is really signed. May import: the standard
library and the blueprint.
"""

from adbaudit.practice.android.apk.made import MadeApk, made_apk
from adbaudit.practice.android.apk.texts_table import texts_table

__all__ = ["MadeApk", "made_apk", "texts_table"]
