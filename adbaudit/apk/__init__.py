"""APK files, on this computer or still on the phone: manifest, label, signing certificates.

Takes: paths (`find.find_apks`, `local.read_apks`), or a `Shell` and paths on the phone (`phone.read_apks_on_phone`).
Gives: `ApkFacts`, and a `Gap` for what could not be read.
May import: ports, errors, model, androguard (nobody else does; only inside functions, when it is needed).
To read one more thing: a function over bytes in its own file, a field in `model/apk.py`, a row in `fixtures/apks/`.
"""
