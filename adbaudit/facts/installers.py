"""Who installed an app: stores by their package names, and programs that open APK files."""

from __future__ import annotations

STORES = frozenset(
    {
        "com.amazon.venezia",
        "com.android.vending",
        "com.baidu.appsearch",
        "com.bbk.appstore",
        "com.coolapk.market",
        "com.heytap.market",
        "com.hihonor.appmarket",
        "com.huawei.appmarket",
        "com.meizu.mstore",
        "com.oppo.market",
        "com.qihoo.appstore",
        "com.sec.android.app.samsungapps",
        "com.tencent.android.qqdownloader",
        "com.wandoujia.phoenix2",
        "com.xiaomi.market",
        "com.xiaomi.mipicks",
        "org.fdroid.fdroid",
    }
)
FILE_OPENERS = frozenset(
    {
        "com.android.packageinstaller",
        "com.android.shell",
        "com.google.android.packageinstaller",
        "com.miui.packageinstaller",
        "com.samsung.android.packageinstaller",
    }
)
"""AOSP's and makers' installers of APK files, and adb."""
SOURCES = {"2": False, "3": True, "4": True}
"""AOSP PackageInstaller.PACKAGE_SOURCE_*: store, local file, downloaded file."""


def is_sideloaded(installer: str | None, source: str, *, system: bool | None) -> bool | None:
    """Whether it came from a file or by hand; the phone's own word for it (13+) goes before the installer's name."""
    if source in SOURCES:
        return SOURCES[source]
    if system or installer in STORES:
        return False
    if installer in FILE_OPENERS:
        return True
    return True if installer is None and system is False else None
