"""What somebody saved of a phone: our own capture, an `adb bugreport`, an AndroidQF folder, pasted outputs.

Takes: a file or folder, or a `Shell` to record. Gives: a `Shell` that answers as the phone did; what was not saved ends
in `Ending.NOT_SAVED`. May import: ports, errors, model. `source.py` tells the sources apart by content, not by name.
To read one more output: `recognise/<probe>.py`, a row in `recognise/__init__.py`, a case in `tests/saved/`.
"""
