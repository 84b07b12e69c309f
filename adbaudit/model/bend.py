"""Ways in which an APK is made so that Android installs it while tools that look for harm fail on it, in words."""

from __future__ import annotations

from collections.abc import Mapping

from adbaudit.model.message import Message, message

BENT = "bent-"
"""Traits that name such a way begin like this."""

_BENDS: Mapping[str, Message] = {
    "bent-analysts-disagree": message("a tool that many use to examine apps reads other requests from it than Android"),
    "bent-analysts-fail": message("a tool that many use to examine apps fails on its manifest, and Android does not"),
    "bent-attribute-layout": message("entries of its manifest have another shape than any compiler gives them"),
    "bent-attribute-name": message("entries of its manifest bear false names, which Android does not look at"),
    "bent-attribute-namespace": message(
        "entries of its manifest lack what tells them from others, which Android needs not"
    ),
    "bent-attribute-order": message("entries of its manifest are out of order, so that Android passes over some"),
    "bent-checksum": message("the archive gives a false checksum for the manifest"),
    "bent-compression": message(
        "the archive gives an unknown way of packing for the manifest, which is not packed at all"
    ),
    "bent-directory-gap": message("there is a gap where none belongs at the end of the archive"),
    "bent-disk-numbers": message("the archive says that it is spread over several disks"),
    "bent-encrypted": message("the manifest is marked as encrypted, and is not"),
    "bent-entry-count": message("the archive says that it holds fewer files than it does"),
    "bent-headers-differ": message("the archive contradicts itself about how the manifest is packed"),
    "bent-long-text": message(
        "its manifest holds a text that is longer than any app needs, of which adbaudit reads the beginning"
    ),
    "bent-manifest-folder": message("the archive holds a folder of the same name as the manifest"),
    "bent-nameless-request": message("its manifest asks for something without naming it in plain text"),
    "bent-nested-tag": message(
        "requests in its manifest hide inside other entries, where newer Androids still heed them"
    ),
    "bent-package-name": message("its manifest gives two different names for the app"),
    "bent-raw-value": message("its manifest says one thing to Android and another to tools"),
    "bent-signature-stripped": message(
        "a newer signature that the file says it carries is missing, so that only older Androids still install it"
    ),
    "bent-signing-block": message("it carries a second signature, which Android does not take for its own"),
    "bent-stored-size": message("the archive gives two different sizes for the manifest"),
    "bent-string-offset": message("a text of its manifest lies outside the list of texts"),
    "bent-unknown-chunk": message("its manifest has parts of an unknown kind, over which Android passes"),
    "bent-xml-end": message("more follows behind the end of its manifest"),
    "bent-xml-header": message("its manifest begins with a longer head than any compiler writes"),
    "bent-xml-type": message("its manifest does not say that it is one"),
    "bent-zip64": message("it is an archive of a kind (ZIP64) that older Androids refuse"),
}


def bends_in(traits: tuple[str, ...]) -> tuple[Message, ...]:
    """The traits that are bends, in words."""
    return tuple(_BENDS[trait] for trait in traits if trait in _BENDS)
