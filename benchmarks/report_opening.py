"""How long a large report takes to be written, to open in Chromium, to scroll and to be searched.

usage: python benchmarks/report_opening.py [--findings N...] [--documents N] [--repeat N]

Makes a run (`generated_store.py`), writes its report, and opens it from disk in Debian's Chromium without a screen. Prints a line per
size: seconds to write, megabytes, seconds from the address to the first finding drawn (median of the repeats), elements in the page,
milliseconds a frame while scrolling by 400 pixels a frame (median and 95 %), frames until something stands at a place jumped to (most of
five places), milliseconds until a search is drawn.
"""

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median

from generated_store import DOCUMENTS, FINDINGS, write_store
from playwright.sync_api import Browser, Page, sync_playwright

from crossclaim.write.report import write_html
from crossclaim.write.report_read import read_run

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
TITLES = ("findings", "write s", "MB", "open s", "elements", "frame ms", "95 %", "jump", "search ms")
SCROLL = """async () => {
    const frames = [];
    let last = performance.now();
    for (let at = 1; at <= 200; at++) {
        scrollTo(0, at * 400);
        await new Promise((done) => requestAnimationFrame(done));
        frames.push(performance.now() - last);
        last = performance.now();
    }
    frames.sort((a, b) => a - b);
    return [frames[100], frames[190]];
}"""
JUMP = """async () => {
    const box = document.getElementById("list").getBoundingClientRect();
    let most = 0;
    for (const part of [0.2, 0.9, 0.5, 0.99, 0.1]) {
        scrollTo(0, document.documentElement.scrollHeight * part);
        let frames = 0;
        do {
            await new Promise((done) => requestAnimationFrame(done));
            frames++;
        } while (!document.elementsFromPoint(box.x + 50, innerHeight / 2).some((el) => el.matches(".filled")) && frames < 100);
        most = Math.max(most, frames);
    }
    return most;
}"""
SEARCH = """async () => {
    const form = document.getElementById("filters"), shown = document.getElementById("shown"), before = shown.textContent;
    const start = performance.now();
    form.elements.q.value = "calder opened";
    form.elements.sort.dispatchEvent(new Event("input", { bubbles: true }));  // the search field itself waits for the next letter
    while (shown.textContent === before) await new Promise((done) => requestAnimationFrame(done));
    return performance.now() - start;
}"""


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, nargs="+", default=[FINDINGS])
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    print("".join(f"{title:>10}" for title in TITLES))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as scratch:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *QUIET])
        for findings in options.findings:
            folder = Path(scratch) / str(findings)
            write_store(folder, findings=findings, documents=options.documents)
            print(f"{findings:>10,}" + measured(browser, folder, options.repeat))
        browser.close()


def measured(browser: Browser, folder: Path, repeat: int) -> str:
    """The figures of one run as columns."""
    records = read_run(folder)
    start = time.perf_counter()
    path = write_html(folder / "report.html", records)
    written_s = time.perf_counter() - start
    pages = sorted((folder / "report").glob("findings-*.html")) or [path]
    opened = [open_page(browser, pages[0]) for _ in range(repeat)]
    tab = opened[-1][1]
    elements = tab.evaluate("document.querySelectorAll('*').length")
    middle, slow = tab.evaluate(SCROLL)
    jump, search_ms = tab.evaluate(JUMP), tab.evaluate(SEARCH)
    for _, page in opened:
        page.close()
    size, opened_s = pages[0].stat().st_size / 1e6, median(seconds for seconds, _ in opened)
    return f"{written_s:>10.1f}{size:>10.1f}{opened_s:>10.2f}{elements:>10,}{middle:>10.0f}{slow:>10.0f}{jump:>10}{search_ms:>10.0f}"


def open_page(browser: Browser, path: Path) -> tuple[float, Page]:
    """Seconds from the address to the first finding drawn, and the page."""
    tab = browser.new_page(viewport={"width": 1360, "height": 900})
    start = time.perf_counter()
    tab.goto(path.absolute().as_uri() + "#/findings?status=all")
    tab.wait_for_selector("article.card")
    return time.perf_counter() - start, tab


if __name__ == "__main__":
    main()
