"""The documentation as a site: it can be built, each command has its page, and what it links to is there."""

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from adbaudit.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The built site, and what was complained of while it was built."""
    folder, complaints = tmp_path_factory.mktemp("site"), []
    listener = logging.Handler(logging.WARNING)
    listener.emit = lambda record: complaints.append(record.getMessage())
    logging.getLogger("mkdocs").addHandler(listener)
    build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder)))
    return folder, complaints


def test_no_link_leads_nowhere(site):
    _, complaints = site
    assert complaints == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_page_with_its_options(site, command):
    folder, _ = site
    assert f"Usage: adbaudit {command}" in (folder / "commands" / f"{command}.html").read_text("utf-8")


def test_linked_file_of_the_repository_is_copied(site):
    folder, _ = site
    assert (folder / "repository" / "action.yml").read_bytes() == (ROOT / "action.yml").read_bytes()


def test_a_page_asks_nobody_for_fonts_or_scripts(site):
    folder, _ = site
    pages = [page.read_text("utf-8") for page in folder.rglob("*.html")]
    assert len(pages) > len(COMMANDS)
    assert not any(f'{what}="https:' in page for page in pages for what in ("src", 'stylesheet" href'))
