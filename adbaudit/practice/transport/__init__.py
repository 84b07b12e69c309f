"""The device side of the ADB protocol, as adbd speaks it (AOSP `packages/modules/adb`: protocol.txt, SERVICES.TXT).

Takes: sockets of a real adb, a Machine, Knobs. Gives: packets, streams and the services `shell`, `exec` and `sync`.
May import: `practice.machine`, `practice.knobs`, `practice.shell`, the standard library.
To add a service: a function of `Stream` in its own file, and its name in `services.py`.
"""
