"""Makes the pictures of the documentation from what the program prints today: `python docs/pictures/make.py`."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from html import escape, unescape
from itertools import groupby
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

FOLDER = Path(__file__).parent
COLUMNS = 88
PICTURES = {
    "scan": ("scan", "--practice", "--country", "CN"),
    "revoke": ("revoke", "--practice", "--dry-run"),
}
LINES = 34
"""What fits in a picture that can still be read on a page."""
WITHOUT_REQUESTS = re.sub(r"@font-face \{\{.*?\}\}\s*", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
"""The usual frame, with the reader's own fonts."""
CELL = 12.2
"""Width of a terminal's cell in the picture, as rich draws it."""
RUN = re.compile(
    r'<text (?P<before>[^>]*?) x="(?P<x>[\d.]+)" (?P<y>y="[\d.]+") textLength="[\d.]+"(?P<after>[^>]*)>'
    r"(?P<text>[^<]*)</text>"
)


def main() -> None:
    """A picture for each command in both languages."""
    for name, words in PICTURES.items():
        for language in ("en", "zh-CN"):
            draw(name, language, printed(*words, "--lang", language))


def printed(*words: str) -> str:
    """What the command prints on a terminal with colours."""
    environ = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "adbaudit", *words], stdout=theirs, stderr=subprocess.DEVNULL, env=environ
    )
    os.close(theirs)
    told = b""
    try:
        while some := os.read(ours, 65_536):
            told += some
    except OSError:  # Linux says so where the other side has ended
        pass
    program.wait()
    return told.decode("utf-8").replace("\r", "")


def draw(name: str, language: str, text: str) -> None:
    """The first lines as SVG, in the terminal's colours."""
    shown = Text.from_ansi("\n".join(text.splitlines()[:LINES]))
    with Path(os.devnull).open("w") as nothing:
        console = Console(record=True, width=COLUMNS, file=nothing, force_terminal=True)
        console.print(shown)
        title, name_in_page = f"adbaudit {name}", f"{name}-{language.lower()}"
        svg = console.export_svg(title=title, unique_id=name_in_page, code_format=WITHOUT_REQUESTS)
    (FOLDER / f"{name}.{language}.svg").write_text(RUN.sub(in_cells, svg), encoding="utf-8")


def in_cells(run: re.Match[str]) -> str:
    """A run of text, its wide letters two cells each: rich counts every letter as one."""
    place, drawn = float(run["x"]), ""
    for _, letters in groupby(unescape(run["text"]), key=cell_len):
        text = "".join(letters)
        width = cell_len(text) * CELL
        drawn += (
            f'<text {run["before"]} x="{place:g}" {run["y"]} textLength="{width:g}"{run["after"]}>{escape(text)}</text>'
        )
        place += width
    return drawn


if __name__ == "__main__":
    main()
