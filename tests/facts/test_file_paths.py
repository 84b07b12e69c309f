"""Where an app's files lie."""

import pytest

from adbaudit.facts.file_paths import paths_of

BASE = "/data/app/~~a==/com.a-b==/base.apk"
FOLDER = BASE.removesuffix("/base.apk")


@pytest.mark.parametrize(
    ("splits", "names"),
    [
        ("[base]", []),
        ("", []),
        ("[base, config.zh, config.xhdpi]", ["config.zh", "config.xhdpi"]),
        ("[base, feature:3, config.zh:2]", ["feature", "config.zh"]),
        ("[base, ../../../sdcard/x, a b, $(id), config.zh]", ["config.zh"]),
    ],
)
def test_splits_lie_beside_the_base(splits, names):
    assert paths_of(BASE, splits) == (BASE, *(f"{FOLDER}/split_{name}.apk" for name in names))


def test_app_of_the_system_has_its_one_file():
    assert paths_of("/system/app/Camera/Camera.apk", "[base, config.zh]") == ("/system/app/Camera/Camera.apk",)
