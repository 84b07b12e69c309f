"""Makes the pictures of the web page for the README: `python docs/pictures/page.py`. Needs Chromium."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

FOLDER = Path(__file__).parent
WIDTH, MARGIN = 960, 16


def main() -> None:
    """The answer and who can read now, from the practice phone's report, in both languages."""
    chromium = os.environ.get("ADBAUDIT_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.stderr.write("No Chromium here, so the pictures of the page stay as they are.\n")
        return
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if as_root else [])
        for language in ("en", "zh-CN"):
            page = Path(folder) / f"page.{language}.html"
            command = [sys.executable, "-m", "adbaudit", "scan", "--practice", "--quiet", "--country", "CN"]
            options = ["--fail-on", "never", "--lang", language, "--format", "html", "-o", str(page)]
            subprocess.run([*command, *options], check=True)
            tab = browser.new_page(viewport={"width": WIDTH, "height": WIDTH}, color_scheme="light")
            tab.goto(page.as_uri())
            end = tab.locator(".cards").first.bounding_box()
            clip = {"x": 0, "y": 0, "width": WIDTH, "height": end["y"] + end["height"] + MARGIN}
            tab.screenshot(path=FOLDER / f"page.{language}.png", full_page=True, clip=clip)
        browser.close()


if __name__ == "__main__":
    main()
