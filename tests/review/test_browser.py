"""The desk in a real browser: keys, focus, dialogs, zoom, and what a document full of attacks can do."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import Server, start_here

pytestmark = pytest.mark.slow
HEADING, SAID = "#finding-title", "#said"


@pytest.fixture(scope="module")
def desk(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One desk for all tests of this module: each goes on where the one before stopped."""
    server = start_here(Path(shutil.copytree(store, tmp_path_factory.mktemp("browser") / "pilot")))
    yield server
    server.stop()


@pytest.fixture
def at(page: Page, desk: Server) -> Page:
    page.goto(desk.link)
    page.focus(HEADING)
    return page


def name_of(page: Page) -> str:
    return page.inner_text(".permalink")


def test_one_key_decides_and_moves_on(at: Page, desk: Server) -> None:
    before = len(desk.reviews)
    for key, said in (("a", "Accepted: "), (" ", "Skipped: "), ("r", "Relabelled as ")):
        name = name_of(at)
        at.keyboard.press(key)
        expect(at.locator(SAID)).to_have_text(f"{said}{name}" if key != "r" else f"{said}agreement: {name}")
        expect(at.locator(".permalink")).not_to_have_text(name)
        expect(at.locator(HEADING)).to_be_focused()
    assert [review.action for review in desk.reviews[before:]] == ["accept", "skip", "relabel"]


def test_rejecting_asks_why_and_a_digit_answers(at: Page, desk: Server) -> None:
    name = name_of(at)
    at.keyboard.press("x")
    expect(at.locator("#why")).to_be_visible()
    at.keyboard.press("a")  # decides nothing while it is asked why
    at.keyboard.press("3")
    expect(at.locator(SAID)).to_have_text(f"Rejected: refinement: {name}")
    assert desk.reviews[-1].after.why == "refinement"
    at.keyboard.press("Backspace")
    expect(at.locator(SAID)).to_have_text(f"Undone: reject {name}")
    expect(at.locator(".permalink")).to_have_text(name)


def test_escape_leaves_a_question_open(at: Page, desk: Server) -> None:
    before = len(desk.reviews)
    at.focus("#reject")
    at.keyboard.press("Enter")
    expect(at.locator("#why")).to_be_visible()
    at.keyboard.press("Escape")
    expect(at.locator("#why")).to_be_hidden()
    expect(at.locator("#reject")).to_be_focused()
    assert len(desk.reviews) == before


def test_focus_stays_on_a_button_that_was_pressed_with_the_keyboard(at: Page) -> None:
    name = name_of(at)
    at.focus("#accept")
    at.keyboard.press("Enter")
    expect(at.locator(".permalink")).not_to_have_text(name)
    expect(at.locator("#accept")).to_be_focused()


def test_space_skips_after_a_click(at: Page) -> None:
    first = name_of(at)
    at.click("#accept")
    expect(at.locator(".permalink")).not_to_have_text(first)
    second = name_of(at)
    at.keyboard.press(" ")
    expect(at.locator(SAID)).to_have_text(f"Skipped: {second}")


def test_keys_write_where_one_writes(at: Page, desk: Server) -> None:
    name = name_of(at)
    at.keyboard.press("e")
    at.fill("#correct textarea", "")
    at.locator("#correct textarea").press_sequentially("axr 1?")
    at.click("#correct button.primary")
    expect(at.locator(SAID)).to_have_text(f"Saved: {name}")
    expect(at.locator(".permalink")).to_have_text(name)
    assert desk.reviews[-1].after.note == "axr 1?"


def test_names_of_both_sides_are_offered(at: Page, desk: Server) -> None:
    at.keyboard.press("n")
    expect(at.locator("#same input[name=name_a]")).not_to_have_value("")
    at.fill("#same input[name=name_b]", "Another Name")
    at.click("#same button[value=different]")
    expect(at.locator(SAID)).to_contain_text("Not the same entity")
    assert desk.reviews[-1].after.decision == "different"


def test_claim_is_marked_with_a_key_and_the_finding_stays(at: Page) -> None:
    name = name_of(at)
    at.keyboard.press("2")
    expect(at.locator("#mark-b")).to_have_attribute("aria-pressed", "true")
    expect(at.locator(".permalink")).to_have_text(name)
    at.keyboard.press("2")
    expect(at.locator("#mark-b")).to_have_attribute("aria-pressed", "false")


def test_looking_around_decides_nothing(at: Page, desk: Server) -> None:
    before, name = len(desk.reviews), name_of(at)
    at.keyboard.press("j")
    expect(at.locator(".permalink")).not_to_have_text(name)
    at.keyboard.press("k")
    expect(at.locator(".permalink")).to_have_text(name)
    at.go_back()
    expect(at.locator(".permalink")).not_to_have_text(name)
    assert len(desk.reviews) == before


def test_choosing_a_filter_shows_only_that(at: Page) -> None:
    at.focus("select[name=label]")
    at.select_option("select[name=label]", "agreement")
    expect(at.locator(".finding.agreement")).to_be_visible()
    expect(at.locator("select[name=label]")).to_be_focused()
    at.keyboard.press("/")  # a field of its own keeps its keys
    at.focus(HEADING)
    at.keyboard.press("/")
    expect(at.locator("input[name=words]")).to_be_focused()
    at.keyboard.type("no such words anywhere")
    at.keyboard.press("Enter")
    expect(at.locator(HEADING)).to_have_text("Nothing left to decide here")


def test_help_shows_the_keys(at: Page) -> None:
    at.keyboard.press("?")
    expect(at.locator("#help")).to_be_visible()
    expect(at.locator("#help")).to_contain_text("Accept: the finding is right")
    at.keyboard.press("Escape")
    expect(at.locator("#help")).to_be_hidden()


def test_keys_can_be_changed_and_switched_off(at: Page, desk: Server) -> None:
    at.goto(f"{desk.address}/keys")
    at.fill("#key-accept", "y")
    at.fill("#key-skip", "y")
    at.click("text=Save")
    expect(at.locator(".fault")).to_have_text("the key y stands for two things")
    at.fill("#key-accept", "y")
    at.fill("#key-skip", "s")
    at.click("text=Save")
    expect(at.locator(SAID)).to_have_text("Saved")
    at.goto(desk.address)
    name, before = name_of(at), len(desk.reviews)
    at.keyboard.press("a")
    at.keyboard.press("y")
    expect(at.locator(SAID)).to_have_text(f"Accepted: {name}")
    at.goto(f"{desk.address}/keys")
    at.uncheck("input[name=on]")
    at.click("text=Save")
    expect(at.locator(SAID)).to_have_text("Saved")
    at.goto(desk.address)
    expect(at.locator("#accept kbd")).to_have_count(0)
    for key in "yax1":
        at.keyboard.press(key)
    expect(at.locator("dialog[open]")).to_have_count(0)
    assert len(desk.reviews) == before + 1


PAGES = ("/", "/list", "/names", "/figures", "/history", "/keys", "/?words=nothing+like+it")


@pytest.mark.parametrize(
    ("scheme", "paths", "keys"), [("light", PAGES, "xen?"), ("dark", ("/", "/figures", "/?state=decided"), "x")]
)
def test_pages_have_no_barriers(
    at: Page, desk: Server, scheme: Literal["light", "dark"], paths: tuple[str, ...], keys: str
) -> None:
    at.emulate_media(color_scheme=scheme)
    for path in paths:
        at.goto(desk.address + path)
        assert barriers(at) == [], path
    at.goto(desk.address)
    for key in keys:
        at.keyboard.press(key)
        expect(at.locator("dialog[open]"), key).to_be_visible()
        assert barriers(at) == [], key
        at.keyboard.press("Escape")
        expect(at.locator(HEADING)).to_be_focused()


def barriers(page: Page) -> list[str]:
    found = Axe().run(page)
    return [f"{fault['id']}: {node['html']}" for fault in found.response["violations"] for node in fault["nodes"]]


@pytest.mark.parametrize(("width", "height"), [(720, 450), (320, 256)])  # 1440 x 900 at 200 %, 1280 x 1024 at 400 %
def test_desk_is_usable_when_zoomed(at: Page, desk: Server, width: int, height: int) -> None:
    at.set_viewport_size({"width": width, "height": height})
    for path in ("/", "/list", "/names", "/figures", "/history", "/keys"):
        at.goto(desk.address + path)
        too_wide = at.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, path
    at.goto(desk.address)
    name = name_of(at)
    at.click("#accept")
    expect(at.locator(SAID)).to_have_text(f"Accepted: {name}")


def test_desk_works_without_scripts(desk: Server, browser: object) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(desk.link)
    name = name_of(page)
    page.click("#accept")
    assert page.inner_text(SAID) == f"Accepted: {name}"
    page.select_option("noscript select[name=why]", "same_event")
    page.click("noscript button")
    assert "Rejected: same event" in page.inner_text(SAID)
    context.close()


def test_desk_that_was_stopped_says_so(page: Page, store: Path, tmp_path: Path) -> None:
    server = start_here(Path(shutil.copytree(store, tmp_path / "pilot")))
    page.goto(server.link)
    name = name_of(page)
    server.stop()
    page.keyboard.press("a")
    expect(page.locator(SAID)).to_contain_text("The desk does not answer")
    assert name_of(page) == name
