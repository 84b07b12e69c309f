"""Gives the site a page for each command, made from its own help."""

from __future__ import annotations

from collections.abc import Iterator

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from adbaudit.cli.main import Program
from adbaudit.locale.translator import load_translator


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, and an index of them."""
    pages = dict(command_pages())
    listed = "\n".join(f"- [`adbaudit {name}`]({name.replace(' ', '-')}.md)" for name in pages)
    files.append(File.generated(config, "commands/index.md", content=f"# Commands\n\n{listed}\n"))
    for name, text in pages.items():
        files.append(File.generated(config, f"commands/{name.replace(' ', '-')}.md", content=text))
    return files


def command_pages() -> Iterator[tuple[str, str]]:
    """The name of each command, those below another too, and its page in Markdown."""
    root = Program(load_translator("en"))
    with click.Context(root, info_name="adbaudit", terminal_width=88) as context:
        yield from _pages_below(root, context)


def _pages_below(group: click.Group, context: click.Context) -> Iterator[tuple[str, str]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None or command.hidden:
            continue
        with command.context_class(command, parent=context, info_name=name, terminal_width=88) as inner:
            words = inner.command_path.removeprefix("adbaudit ")
            yield words, f"# adbaudit {words}\n\n```text\n{command.get_help(inner)}\n```\n"
            if isinstance(command, click.Group):
                yield from _pages_below(command, inner)
