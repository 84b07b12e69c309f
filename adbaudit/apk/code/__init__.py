"""An app's code: what it refers to, at which class and method, and which SDKs it carries.

Takes: an open `Archive` and the `CodeSigns` to look for. Gives: places and SDKs on `ApkFacts`, traits for what stayed
unread. May import: the rest of `apk`, model; androguard only in `disassemble.py`.
To look for one more thing: a line in `/rules/code` or `/rules/sdks`, no code.
"""
