"""The report in a real browser: drawing, filters, permalinks, keyboard, hostile text, accessibility."""

import importlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from crossclaim.write.report import write_html, write_report
from crossclaim.write.report_index import Records
from crossclaim.write.report_read import read_run
from crossclaim_schemas import make_id

pytestmark = pytest.mark.slow
VIEWS = ("overview", "findings", "facts", "alone", "documents", "rejected")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a generated run of 2,000 findings."""
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(Path(__file__).parents[2] / "benchmarks")
        folder = tmp_path_factory.mktemp("large")
        importlib.import_module("generated_store").write_store(folder, findings=2000, documents=40)
    return write_html(folder / "report.html", read_run(folder))


@pytest.fixture
def tab(page: Page) -> Iterator[Page]:
    """A page on which any error of the script, and any refusal of the policy, fails the test."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.set_default_timeout(10_000)
    yield page
    assert faults == []


def opened(tab: Page, path: Path, fragment: str = "") -> Page:
    tab.goto("about:blank")  # another fragment alone would not load the page again
    tab.goto(path.absolute().as_uri() + fragment)
    return tab


@pytest.fixture
def small(store: Any, tmp_path: Path) -> Path:
    return write_report(tmp_path, **vars(store))


def test_finding_shows_both_quotes_with_the_differing_words(small: Path, tab: Page) -> None:
    card = opened(tab, small, "#/findings").locator("article").first
    expect(card.locator("h3")).to_have_text("Different times: 2025 against 2026")
    assert card.locator(".quote").all_inner_texts() == ["The plant opens in 2025", "The plant is to open in 2026"]
    assert card.locator("mark.differs").all_inner_texts() == ["2025", "2026"]
    assert card.locator(".scope dt").all_inner_texts()[:3] == ["Who says it", "When", "How sure"]


def test_findings_of_one_claim_stand_together(small: Path, tab: Page) -> None:
    card = opened(tab, small, "#/findings?label=agreement").locator("article")
    expect(card).to_have_count(1)
    expect(card.locator(".further .told .value")).to_have_text("In other words: Ida Berg created Acme")
    card.locator(".further summary").click()
    assert card.locator(".further .quote").all_inner_texts() == [
        "Ida Berg founded Acme in 1987",
        "Ida Berg created Acme",
    ]
    assert not {"undefined", "null", "false"} & set(card.inner_text().split())


def test_all_of_many_findings_are_counted_and_few_are_drawn(large: Path, tab: Page) -> None:
    opened(tab, large, "#/findings?status=all")
    expect(tab.locator("#shown")).to_contain_text("2,000 of 2,000 findings")
    assert 0 < tab.locator("article").count() < 60
    tab.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    last = tab.locator("article[aria-setsize]").last
    expect(last).to_be_visible()
    size = last.get_attribute("aria-setsize")
    expect(tab.locator(f'article[aria-posinset="{size}"]')).to_have_count(1)


def test_filters_narrow_and_stand_in_the_address(large: Path, tab: Page) -> None:
    opened(tab, large, "#/findings")
    whole = tab.locator("#shown").inner_text()
    tab.get_by_role("checkbox", name="conflict").check()
    tab.get_by_role("checkbox", name="place").check()
    expect(tab.locator("#shown")).to_contain_text(" 0 agreements")
    expect(tab).to_have_url(re.compile(re.escape("#/findings?label=conflict&reason=place") + "$"))
    expect(tab.locator("article .label.kind.agreement")).to_have_count(0)
    narrowed = tab.locator("#shown").inner_text()
    opened(tab, large, "#/findings?label=conflict&reason=place")
    assert tab.locator("#shown").inner_text() == narrowed != whole
    assert tab.get_by_role("checkbox", name="place").is_checked()
    tab.get_by_role("button", name="Clear all filters").click()
    expect(tab.locator("#shown")).to_have_text(whole)


@pytest.mark.parametrize(
    ("field", "value", "holds"),
    [
        ("q", "alder works employs", "card => /alder works/i.test(card.innerText)"),
        ("entity", "Alder Works", "card => card.querySelector('.about').innerText.includes('Alder Works')"),
        ("doc", "3", "card => [...card.querySelectorAll('.source a')].some(a => a.innerText.endsWith('no. 4'))"),
        ("min", "0.9", "card => Number(card.querySelector('.score').innerText.slice(6)) >= .895"),
        ("status", "possible", "card => card.matches('.possible')"),
    ],
)
def test_each_filter_keeps_what_fits(field: str, value: str, holds: str, large: Path, tab: Page) -> None:
    opened(tab, large, "#/findings")
    whole = tab.locator("#shown").inner_text()
    tab.evaluate(
        """([field, value]) => {
            const form = document.getElementById("filters");
            form.elements[field].value = value;
            form.dispatchEvent(new Event("input", { bubbles: true }));
        }""",
        [field, value],
    )
    expect(tab.locator("#shown")).not_to_have_text(whole)
    assert tab.locator("article").count() > 0
    assert tab.evaluate(f"[...document.querySelectorAll('article')].every({holds})")


def test_decisions_are_marked_and_filtered(decided: Callable[..., Records], tmp_path: Path, tab: Page) -> None:
    records = decided({0: {"decision": "rejected", "why": "other_time", "note": "two plants"}})
    opened(tab, write_html(tmp_path / "report.html", records), "#/findings")
    assert tab.locator("article .decided").all_inner_texts() == ["rejected (other time) by anna"]
    assert (
        tab.locator("article").last.locator("h3").inner_text() == "Different times: 2025 against 2026"
    )  # behind the open ones
    assert "two plants" in tab.locator("article").last.inner_text()
    tab.get_by_label("Decision").select_option("rejected")
    expect(tab.locator("article")).to_have_count(1)
    tab.get_by_label("Decision").select_option("open")
    expect(tab.locator("article .decided")).to_have_count(0)


def test_order_follows_the_choice(large: Path, tab: Page) -> None:
    opened(tab, large, "#/findings?sort=best")
    scores = [float(told.removeprefix("score ")) for told in tab.locator("article > .labels .score").all_inner_texts()]
    assert scores == sorted(scores, reverse=True) and len(scores) > 5


def test_permalink_opens_its_finding_wherever_it_stands(large: Path, tab: Page) -> None:
    opened(tab, large, "#/findings?status=all")
    hidden = tab.evaluate(
        "JSON.parse(document.getElementById('data').textContent).findings.filter((f) => f.possible).at(-1).id"
    )
    opened(tab, large, f"#{hidden}")
    expect(tab.locator(f"[id='{hidden}']")).to_be_in_viewport()
    assert tab.evaluate("document.activeElement.closest('article') !== null")


def test_claim_leads_to_its_place_and_back(small: Path, tab: Page) -> None:
    opened(tab, small, "#/findings").locator("article .source a").first.click()
    expect(tab.locator("#documents .claim.lit").first).to_have_text("The plant opens in 2025")
    name = tab.locator("#documents sup a").first
    name.hover()
    expect(name).to_have_attribute("title", "Different times: 2025 against 2026")
    name.click()
    expect(tab.locator("article h3").first).to_be_in_viewport()


def test_facts_tell_how_closely_claims_were_matched(small: Path, tab: Page) -> None:
    card = opened(tab, small, "#/facts").locator("#facts article")
    expect(card.locator("h3")).to_have_text("About: Ida Berg founded Acme in 1987")
    expect(card.locator("h4")).to_have_text("2 documents · 3 claims")
    assert "matched, score 0.90" in card.inner_text()


def test_claims_of_one_document_can_be_searched(small: Path, tab: Page) -> None:
    opened(tab, small, "#/alone").get_by_label("Search these claims").fill("employs")
    expect(tab.locator("#alone .item")).to_be_visible()
    tab.get_by_label("Search these claims").fill("nothing of the kind")
    expect(tab.locator("#alone .item")).to_be_hidden()


def test_report_is_used_by_keyboard_alone(small: Path, tab: Page) -> None:
    opened(tab, small)
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Skip to the content")).to_be_focused()
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"
    tab.get_by_role("link", name="Findings 3").focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("article").first).to_be_visible()
    why = tab.locator("article .why summary").first
    why.focus()
    tab.keyboard.press("Enter")
    expect(tab.locator("article .levels").first).to_be_visible()
    outline = why.evaluate("(summary) => getComputedStyle(summary).outlineStyle")
    assert outline != "none"


ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202e</style>{{x}}${y}"


def test_hostile_text_is_inert(make_store: Callable[..., Any], tmp_path: Path, tab: Page) -> None:
    text = f"It is {ATTACK} here."
    store = make_store((text, [f"It is {ATTACK} here"]), (text, [f"It is {ATTACK} here"]), title=ATTACK)
    told: list[str] = []
    tab.on("dialog", lambda dialog: told.append(dialog.message))
    path = write_report(tmp_path, **vars(store))
    for view in VIEWS[:5]:
        opened(tab, path, f"#/{view}")
    opened(tab, path, "#/findings")
    quote = tab.locator("article .quote").first
    assert quote.inner_text() == f"It is {ATTACK.replace(chr(0x202E), '[U+202E]')} here"
    assert tab.evaluate("[...document.scripts].filter((s) => s.id !== 'data').length") == 1
    assert tab.locator("img").count() == 0 and told == []


@pytest.mark.parametrize(
    "address", ["#/findings?q=%E0%A4%A", "#%E0%A4%A", "#/nowhere", "#<img>", "#/findings?sort=constructor&doc=x&min=x"]
)
def test_broken_addresses_show_the_report(address: str, small: Path, tab: Page) -> None:
    opened(tab, small, address)
    assert tab.locator(".view:not([hidden])").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(scheme: str, small: Path, browser: Browser) -> None:
    tab = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    for view in VIEWS:
        opened(tab, small, f"#/{view}")
        if view == "findings":
            for summary in tab.locator("article summary").all():
                summary.click()
        found = Axe().run(tab)
        assert found.violations_count == 0, (view, found.generate_report())
    tab.close()


def test_nothing_is_cut_off_at_200_percent(small: Path, browser: Browser) -> None:
    """A window of 1280 by 1024 at 200 % has 640 by 512 (WCAG 1.4.4); at 400 % it has 320 (1.4.10)."""
    for width in (640, 320):
        tab = browser.new_page(viewport={"width": width, "height": 512})
        for view in VIEWS:
            opened(tab, small, f"#/{view}")
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, view
        tab.close()


def test_essentials_stand_without_script(small: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    opened(tab, small)
    told = tab.locator("body").inner_text()
    for wanted in ("Different times: 2025 against 2026", "“The plant is to open in 2026”", "Findings by reason", "Acme employs 1,204 people", "crossclaim report DIR --format md"):  # fmt: skip
        assert wanted in told, wanted
    context.close()


def test_print_shows_overview_and_findings(small: Path, tab: Page) -> None:
    opened(tab, small)
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    expect(tab.locator("#overview")).to_be_visible()
    expect(tab.locator("article").first).to_be_visible()
    expect(tab.locator("#filters")).to_be_hidden()
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert tab.locator(".view:not([hidden])").count() == 1


def test_pages_of_many_documents_lead_to_one_another(make_store: Callable[..., Any], tmp_path: Path, tab: Page) -> None:
    texts = [(f"Town {number} has rain.", [f"Town {number} has rain"]) for number in range(201)]
    store = make_store(*texts)
    opened(tab, write_report(tmp_path, **vars(store)))
    tab.get_by_role("link", name="Findings 200").click()
    expect(tab.locator("article").first).to_be_visible()
    tab.locator("article .source a").first.click()
    expect(tab.locator("#documents .claim.lit")).to_be_visible()
    tab.locator("#documents sup a").first.click()
    expect(tab.locator("article").first).to_be_visible()
    assert make_id("rel", "conflict", store.claims[0].id, store.claims[1].id) in tab.url
