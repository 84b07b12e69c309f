"""The APK of an app that only a practice phone has: its manifest, its name, and who signed it."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
from collections.abc import Mapping
from functools import cached_property

from adbaudit.practice.android.apk.binary_xml import Element, Reference, binary_xml, elements
from adbaudit.practice.android.apk.texts_table import FIRST_TEXT, texts_table
from adbaudit.practice.android.blueprint import PackageBlueprint

_MANIFEST = "AndroidManifest.xml"
_V2 = 0x7109871A
_END_RECORD = 22
_PLACE_OF_DIRECTORY = 16
_DATE = (1981, 1, 1, 1, 1, 2)
_CERTIFICATE = base64.b64decode(
    "MIIBiDCCAS+gAwIBAgIUeJ6bOde8z976ECMTYAkKliMhlKUwCgYIKoZIzj0EAwIwGTEXMBUGA1UEAwwOUHJhY3RpY2UgU3RvcmUwIBcNMjYxMT"
    "IyMDQwNDM4WhgPMjEyNjEwMjkwNDA0MzhaMBkxFzAVBgNVBAMMDlByYWN0aWNlIFN0b3JlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE0QJn"
    "74e81auUgdGDEL6BQaJFhCMItdrqn1jZg5qJjKLCAe+GfnzhnuSOwdbuF5oN1uX7llvpLsNd0DRZxVCvFKNTMFEwHQYDVR0OBBYEFCiq0eme8A"
    "Irlqp+DaRniBdgFgJcMB8GA1UdIwQYMBaAFCiq0eme8AIrlqp+DaRniBdgFgJcMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIg"
    "MgofgQc+Tfxdz30MTQZrdCpB29s2f4gLEe21og2suhECIAfktVDIh+BFxVy6HFHSF9PaDUDM9UzEJrRNVGLOv3jK"
)
"""CN=Practice Store, made for this file; nobody keeps its key."""


class MadeApk:
    """The file of one app, made when it is first read."""

    def __init__(self, package: PackageBlueprint) -> None:
        """Keep whose it is."""
        self._package = package

    @cached_property
    def content(self) -> bytes:
        """The bytes, always the same ones."""
        return made_apk(self._package, {})


def made_apk(package: PackageBlueprint, others: Mapping[str, bytes]) -> bytes:
    """The file of one app; `others` stand in it as well, in their order, and one may be its table of texts."""
    files = {_MANIFEST: _manifest(package), **others}
    files.setdefault("resources.arsc", texts_table(package.name, [{"": label_of(package.name)}]))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in files.items():
            method = zipfile.ZIP_DEFLATED if name == _MANIFEST else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, compress_type=method)
    return _signed(file.getvalue())


def label_of(package: str) -> str:
    """A name for the screen, from the package's own words."""
    return " ".join(word.capitalize() for word in package.split(".")[1:]) or package


def _manifest(package: PackageBlueprint) -> bytes:
    sdk = Element(
        name="uses-sdk",
        attributes=(("minSdkVersion", package.min_sdk), ("targetSdkVersion", package.target_sdk)),
    )
    application = Element(name="application", attributes=(("label", Reference(FIRST_TEXT)),))
    return binary_xml(
        Element(
            name="manifest",
            attributes=(("versionCode", package.version_code), ("versionName", package.version_name)),
            plain=(("package", package.name),),
            children=(sdk, *elements("uses-permission", package.requests), application),
        )
    )


def _signed(archive: bytes) -> bytes:
    """With a block before the directory that names a signer, as APK Signature Scheme v2 does."""
    end = len(archive) - _END_RECORD
    (directory,) = struct.unpack_from("<L", archive, end + _PLACE_OF_DIRECTORY)
    signer = _sized(_sized(_sized(b"")) + _sized(_sized(_CERTIFICATE)) + _sized(b"")) + _sized(b"") + _sized(b"")
    pair = struct.pack("<L", _V2) + _sized(_sized(signer))
    body = struct.pack("<Q", len(pair)) + pair
    length = struct.pack("<Q", len(body) + 24)
    block = length + body + length + b"APK Sig Block 42"
    record = bytearray(archive[end:])
    struct.pack_into("<L", record, _PLACE_OF_DIRECTORY, directory + len(block))
    return archive[:directory] + block + archive[directory:end] + bytes(record)


def _sized(data: bytes) -> bytes:
    return struct.pack("<L", len(data)) + data
