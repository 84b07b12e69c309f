"""The programs a shell can start on the phone, one file each.

Takes: `PhoneState` and the words after the program's name. Gives: `Output`, and changes to the state.
May import: everything one folder up but `android.py`. Which versions have which program: `registry.py`.
To add one: a file with a function of `(state, words)`, and its row in the registry.
"""
