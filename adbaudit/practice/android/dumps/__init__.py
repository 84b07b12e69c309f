"""The state as text: what each service prints when it is dumped.

Takes: `PhoneState`. Gives: text in the exact form of the phone's Android version, with its AOSP source named.
May import: the tables and `state` one folder up. Nothing here changes the phone.
To add a service: a file here and a row in `programs/dumpsys.py`.
"""
