"""A practice phone: the device side of the ADB protocol on loopback, so that the real adb connects to it.

Takes: a profile from `fixtures/phones/`. Gives: a phone that answers, refuses and changes as a real one would.
May import: ports, errors, model. Outside to inside: `transport/` (packets, streams, services), `shell/` (the small
shell language), `android/` (the state of the phone and the programs that read and change it).
To add a program: a file in `android/programs/`. To add a phone: a folder in `fixtures/phones/`.
"""
