"""Takes the pictures of the report in docs/images: a run over docs/example, drawn by Chromium.

usage: python scripts/take_screenshots.py [--out DIR]

Look at the pictures before you commit them.
"""

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from crossclaim.run import run

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
WIDTH = 1280


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: the address within the report, how tall, and which colours."""

    name: str
    address: str
    height: int
    scheme: str = "light"


PICTURES = (
    Picture("report-overview", "#/overview", 1330),
    Picture("report-findings", "#/findings", 900),
    Picture("report-findings-dark", "#/findings?reason=number&reason=time", 900, "dark"),
    Picture("report-facts", "#/facts", 760),
    Picture("report-document", "#/documents", 760),
)


def main() -> None:
    """Run, open, take."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        report = run(ROOT / "docs" / "example", out=scratch).report
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *QUIET])
        for picture in PICTURES:
            path = out / f"{picture.name}.png"
            take(browser, report, picture, path)
            print(f"{path}  {path.stat().st_size / 1000:.0f} kB")
        browser.close()


def take(browser: Browser, report: Path, picture: Picture, path: Path) -> None:
    """One picture in a window of its own."""
    scheme = "dark" if picture.scheme == "dark" else "light"
    tab = browser.new_page(viewport={"width": WIDTH, "height": picture.height}, color_scheme=scheme)
    tab.goto(report.absolute().as_uri() + picture.address)
    tab.wait_for_load_state()
    tab.screenshot(path=path)
    tab.close()


if __name__ == "__main__":
    main()
