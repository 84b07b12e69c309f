"""Binary XML, read as Android reads it.

Takes: the bytes of a compiled XML file. Gives: its tags in order, their attributes by resource id, strings on demand.
May import: `apk.unreadable` only. After AOSP androidfw `ResXMLTree`, `ResXMLParser` and `ResStringPool`.
What Android refuses is `Unreadable`; what it lets pass and other readers stumble over is named in `bends`.
"""
