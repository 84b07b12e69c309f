"""The shipped catalogue, and a way to ask it by names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adbaudit.identify.identify import identify
from adbaudit.rules.load import load_rules


@pytest.fixture(scope="session")
def catalogue():
    return load_rules(Path(__file__).parents[2] / "rules").catalogue


@pytest.fixture(scope="session")
def only_words(catalogue):
    """The catalogue without its lists: what the names alone say."""
    return replace(catalogue, by_package={}, by_label={}, by_brand={}, look_alikes={})


@pytest.fixture
def ask():
    return lambda catalogue, package, label=None, **more: identify(catalogue, package=package, label=label, **more)


@pytest.fixture
def judge(catalogue, ask):
    return lambda package, label=None, **more: ask(catalogue, package, label, **more)
