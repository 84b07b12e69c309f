"""What an app is called: by itself, and under its icons on the home screen."""

import pytest

from adbaudit.apk.manifest import Manifest, Resource
from adbaudit.apk.manifest.components import Component
from adbaudit.apk.manifest.launchers import launcher_labels
from adbaudit.apk.names import names_of
from adbaudit.apk.resources import SEARCH_STOPPED, Text


def icon(label=None, *, kind="activity", name="a.M", **more):
    return Component(kind=kind, name=name, guard=None, is_exported=True, label=label, is_on_home_screen=True, **more)


def named(*texts, traits=(), **labels):
    return names_of(Manifest(package="com.a", **labels), texts, traits, "en")


def test_the_home_screen_shows_the_label_under_the_icon():
    names = named(label="Calendar", launcher_labels=("及贷",))
    assert (names.label, names.shown, names.labels) == ("Calendar", "及贷", ("Calendar", "及贷"))


def test_an_icon_without_a_label_bears_the_apps():
    assert named(label="Calendar", launcher_labels=(None, "及贷")).shown == "Calendar"


def test_texts_under_icons_come_from_base_and_splits():
    texts = (((Text(text="Calendar"),), ()), ((), (Text(text="及贷"),)))
    names = named(*texts, label=Resource(1), launcher_labels=(Resource(2),))
    assert (names.shown, names.traits) == ("及贷", ())


@pytest.mark.parametrize(
    ("traits", "told"),
    [
        ((), ("label-not-found",)),
        ((SEARCH_STOPPED,), (SEARCH_STOPPED,)),
        (("resources-malformed",), ()),
        (("not-fetched",), ()),
    ],
)
def test_a_label_that_is_not_found_is_told_once(traits, told):
    assert named(((),), label=Resource(1), traits=traits).traits == told


def test_defaults_stay_among_too_many_names():
    many = tuple(Text(text=f"{number:03}", language="aa") for number in range(200))
    names = named(((Text(text="及贷"), *many),), label=Resource(1))
    assert "及贷" in names.labels
    assert names.traits == ("too-many-labels",)


def test_icons_that_are_off_come_last_and_an_alias_has_its_activitys_label():
    off = icon("Old", is_enabled=False, name="a.Old")
    alias = icon(kind="activity-alias", name="a.Alias", target="a.Off")
    target = Component(kind="activity", name="a.Off", guard=None, is_exported=None, label="及贷")
    assert launcher_labels([off, target, alias]) == ("及贷", "Old")
