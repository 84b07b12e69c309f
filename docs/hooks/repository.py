"""Lets pages link to files beside the documentation: the site gets a copy, so that the link is checked and works."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

OUTSIDE = re.compile(r"\]\((?:\.\./)+(?P<path>[A-Za-z][^)#]*)\)")
"""`](../action.yml)`: a file of the repository, seen from a page."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every file that a page links to outside the documentation; one that is missing stays a broken link."""
    repository = Path(config.config_file_path).parent
    named = {path for page in files.documentation_pages() for path in OUTSIDE.findall(page.content_string)}
    for path in sorted(named):
        if (repository / path).is_file():
            files.append(File.generated(config, _place(path), content=(repository / path).read_bytes()))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001  # mkdocs's form
    """The links, led to the copies."""
    up = "../" * page.file.src_uri.count("/")
    return OUTSIDE.sub(lambda link: f"]({up}{_place(link['path'])})", markdown)


def _place(path: str) -> str:
    """Markdown is kept as text: its own links mean other places."""
    return f"repository/{path}" + (".txt" if path.endswith(".md") else "")
