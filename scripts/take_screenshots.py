"""Takes the pictures of the report and the review desk in docs/images: a run over docs/example, drawn by Chromium.

usage: python scripts/take_screenshots.py [--out DIR]

Look at the pictures before you commit them.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, sync_playwright

from crossclaim.run import run

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
WIDTH = 1280


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: the address within the report or the desk, how tall, which colours, and what is pressed first."""

    name: str
    address: str
    height: int
    scheme: str = "light"
    keys: str = ""


PICTURES = (
    Picture("report-overview", "#/overview", 1330),
    Picture("report-findings", "#/findings", 900),
    Picture("report-findings-dark", "#/findings?reason=number&reason=time", 900, "dark"),
    Picture("report-facts", "#/facts", 760),
    Picture("report-document", "#/documents", 760),
)
# What a reviewer presses, one finding after the other, before the last pictures of the desk are taken.
DECIDED = ("a", "a", "x1", "a", "a", "x4", "a", "r", "a", "a", "x8", "a")
OPEN_DESK_PICTURES = (
    Picture("desk-finding", "/?label=conflict", 680),
    Picture("desk-why", "/?label=conflict", 680, "light", "x"),
    Picture("desk-finding-dark", "/?label=agreement", 680, "dark"),
)
DECIDED_DESK_PICTURES = (Picture("desk-figures", "/figures", 860),)


def main() -> None:
    """Run, open, take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch) / "port-aldren"
        report = run(ROOT / "docs" / "example", out=folder).report
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *QUIET])
        with browser.new_context() as window:
            for picture in PICTURES:
                take(window, report.absolute().as_uri(), picture, out)
        with desk(folder) as link, browser.new_context() as window:
            window.new_page().goto(link)
            for pictures in (OPEN_DESK_PICTURES, DECIDED_DESK_PICTURES):
                for picture in pictures:
                    take(window, link.split("/?")[0], picture, out)
                if pictures is OPEN_DESK_PICTURES:
                    decide(window, link)
        browser.close()


@contextmanager
def desk(folder: Path) -> Iterator[str]:
    """The link to a desk over the run in the folder, as long as the block lasts."""
    args = [sys.executable, "-m", "crossclaim", "review", str(folder), "--reviewer", "anna"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(args, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        yield next(line.strip() for line in process.stdout if "token=" in line)
        process.terminate()


def decide(window: BrowserContext, link: str) -> None:
    """A dozen decisions with the keyboard."""
    tab = window.new_page()
    tab.goto(link)
    for keys in DECIDED:
        name = tab.inner_text(".permalink")
        for key in keys:
            tab.keyboard.press(key)
        tab.wait_for_function("name => document.querySelector('.permalink').innerText !== name", arg=name)
    tab.close()


def take(window: BrowserContext, address: str, picture: Picture, out: Path) -> None:
    """One picture in a tab of its own."""
    tab = window.new_page()
    tab.set_viewport_size({"width": WIDTH, "height": picture.height})
    tab.emulate_media(color_scheme="dark" if picture.scheme == "dark" else "light")
    tab.goto(address + picture.address)
    tab.wait_for_load_state()
    for key in picture.keys:
        tab.keyboard.press(key)
    path = out / f"{picture.name}.png"
    tab.screenshot(path=path)
    print(f"{path}  {path.stat().st_size / 1000:.0f} kB")
    tab.close()


if __name__ == "__main__":
    main()
