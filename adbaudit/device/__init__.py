"""A phone over adb: find the program and the server, name the phone's state, run one batched shell.

Takes: the adb server's address, a serial. Gives: `ConnectedPhone`s and a `Shell`.
May import: ports, errors, model, private_file, adbutils (nobody else does).
To add a device state: a row in `states.py` with what to press.
"""
