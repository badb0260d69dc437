import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from crossclaim.write.report import write_report
from crossclaim_schemas import Block

VOID = {"meta", "link", "input", "br", "hr", "img"}


class Page(HTMLParser):
    """What a browser would make of the page: ids, links, tags, visible text; nesting errors are failures."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.inline: dict[str, str] = {}
        self.data: Any = None
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.last = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script" and self.last == {"type": "application/json", "id": "data"}:
            self.data = json.loads(data)
        elif self.open and self.open[-1] in ("script", "style"):
            self.inline[self.open[-1]] = data
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def page_of(store: Any, folder: Path) -> Page:
    return Page(write_report(folder, **vars(store)).read_text(encoding="utf-8"))


def test_report_holds_every_finding_claim_and_document_once(store: Any, tmp_path: Path) -> None:
    page = page_of(store, tmp_path)
    wanted = [record.id for record in (*store.claims, *store.documents)]
    assert [page.ids.count(anchor) for anchor in wanted] == [1] * len(wanted)
    assert len(page.ids) == len(set(page.ids))
    assert sorted(found["id"] for found in page.data["findings"]) == sorted(found.id for found in store.relations)


def test_links_stay_in_the_page_and_resolve(store: Any, tmp_path: Path) -> None:
    page = page_of(store, tmp_path)
    assert page.links
    findings = {found["id"] for found in page.data["findings"]}
    for target in page.links:
        anchor = unquote(target.removeprefix("#"))
        assert target.startswith("#") and (anchor.startswith("/") or anchor in findings or anchor in page.ids), target
    views = {unquote(target)[2:].split("?")[0] for target in page.links if target.startswith("#/")}
    assert views <= set(page.ids)


def test_report_asks_for_nothing_from_outside(store: Any, tmp_path: Path) -> None:
    page = page_of(store, tmp_path)
    assert not {"link", "img", "iframe", "object", "embed", "base"} & set(page.tags)
    assert not {"src", "style", "action", "srcset"} & {name for name, _ in page.attributes}
    assert "http" not in page.source.replace("http-equiv", "")
    assert "@import" not in page.source and "url(" not in page.source


def test_policy_allows_exactly_the_inline_style_and_script(store: Any, tmp_path: Path) -> None:
    page = page_of(store, tmp_path)
    policy = next(value for name, value in page.attributes if name == "content" and "default-src" in value)
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.inline[tag].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert not [name for name, _ in page.attributes if name.startswith("on")]


def test_report_is_byte_identical_for_the_same_records(store: Any, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert write_report(first, **vars(store)).read_bytes() == write_report(second, **vars(store)).read_bytes()
    assert [path.name for path in first.iterdir()] == ["report.html"]


def test_report_does_not_depend_on_the_order_of_relations(store: Any, tmp_path: Path) -> None:
    turned = store.but(relations=store.relations[::-1])
    assert page_of(store, tmp_path / "a").source == page_of(turned, tmp_path / "b").source


def test_conflicts_come_before_agreements_and_possible_findings_last(store: Any, tmp_path: Path) -> None:
    found = page_of(store, tmp_path).data["findings"]
    assert [(one["name"], one["label"], one["possible"]) for one in found] == [
        ("C1", "conflict", False),
        ("A1", "agreement", False),
        ("A2", "agreement", False),
        ("P1", "conflict", True),
    ]


@pytest.mark.parametrize(
    "wanted",
    [
        "between them 1 conflict and 2 agreements were found",
        "The file is empty; give a file with text.",
        "en_test 3.8.0",
        "C1 Different times: 2025 against 2026 Plant news · news/note.txt",  # what to read first
        "crossclaim report DIR --format md",  # where the findings are for whom the script does not run
    ],
)
def test_report_says(wanted: str, store: Any, tmp_path: Path) -> None:
    page = page_of(store, tmp_path)
    assert re.sub(r"\W+", " ", wanted) in re.sub(r"\W+", " ", " ".join(page.words))


def test_findings_stand_in_the_page_without_script(store: Any, tmp_path: Path) -> None:
    source = page_of(store, tmp_path).source
    plain = source[source.index("<noscript>") : source.index("</noscript>")]
    for quote in ("The plant opens in 2025", "The plant is to open in 2026"):
        assert f"“{quote}”" in plain
    assert plain.count('<p class="note">') == len(store.relations)


def test_claims_of_one_document_are_listed_under_it(store: Any, tmp_path: Path) -> None:
    source = page_of(store, tmp_path).source
    alone = source[source.index('id="alone"') : source.index('id="documents"')]
    assert re.findall(r"<li>([^<]+)&nbsp;<a ", alone) == ["Acme employs 1,204 people"]


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        ({}, "No conflicts found among the claims that were compared (0 claims of 0 documents)."),
        (
            {"crosscheck_candidate_pairs": 1204},
            "No conflicts found among 1,204 candidate pairs (0 claims of 0 documents).",
        ),
    ],
)
def test_empty_run_says_what_was_looked_at(counts: dict[str, int], wanted: str, store: Any, tmp_path: Path) -> None:
    empty = type(store)(manifest=store.manifest.model_copy(update={"counts": counts}))
    page = page_of(empty, tmp_path)
    assert wanted in page.text
    assert "No document could be read" in page.text


def test_one_document_has_nothing_to_be_set_against(make_store: Callable[..., Any], tmp_path: Path) -> None:
    page = page_of(make_store(("It rains. It snows.", ["It rains", "It snows"])), tmp_path)
    assert "Only one document: it makes 2 claims, and there was nothing to set them against." in page.text
    assert "No conflicts found" not in page.text


HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)' autofocus='",
    "<!-- --><iframe>",
    "&lt;b&gt; &amp;amp;",
    "$style ${script} %s {0}",
    "javascript:alert(1)",
]


@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_text_is_shown_as_text(attack: str, make_store: Callable[..., Any], tmp_path: Path) -> None:
    text = f"Head {attack}\n\nIt is {attack} here."
    store = make_store((text, [f"It is {attack} here"]), (text, [f"It is {attack} here"]), title=f"Title {attack}")
    store = store.but(manifest=store.manifest.model_copy(update={"model": attack}))
    page = page_of(store, tmp_path)
    plain = page_of(type(store)(store.documents[:0]), tmp_path / "plain")
    assert page.text.count(" ".join(attack.split())) > 8
    assert page.data["claims"][0]["quote"] == f"It is {attack} here"
    assert page.tags.count("script") == plain.tags.count("script") == 2
    assert not {"img", "iframe", "b-"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "autofocus"]


@pytest.mark.parametrize("code", [0x202E, 0x2066, 0x200F, 0x0000, 0x001B, 0xFEFF, 0xE0041])
def test_hidden_characters_are_shown_by_their_code(code: int, make_store: Callable[..., Any], tmp_path: Path) -> None:
    text = f"Pay 100{chr(code)}001 now."
    page = page_of(make_store((text, [text]), (text, [text]), title=text), tmp_path)
    assert chr(code) not in page.source
    assert page.data["claims"][0]["quote"] == text  # as an escape; the script shows it by its code too
    assert f"Pay 100[U+{code:04X}]001 now." in page.text


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Rain.", ["Rain."]),  # the whole text
        ("Rain falls.", ["Rain", "falls.", "Rain falls."]),  # touching both borders, and nested
        ("Rain falls hard.", ["Rain falls", "falls hard"]),  # overlapping
        ("Rain.\n\nSnow.", ["Rain.\n\nSnow."]),  # over the border of two blocks
        ("🌧 Regen fällt 🌧", ["🌧", "fällt 🌧"]),  # offsets are code points
        ("  Rain.  ", ["Rain."]),
    ],
)
def test_quotes_near_borders_are_shown_whole(
    text: str, quotes: list[str], make_store: Callable[..., Any], tmp_path: Path
) -> None:
    store = make_store((text, quotes), (text, quotes))
    page = page_of(store, tmp_path)
    assert all(page.ids.count(claim.id) == 1 for claim in store.claims)
    documents = page.source[page.source.index('id="documents"') :]
    bare = re.sub(r"<sup>.*?</sup>", "", documents, flags=re.DOTALL)
    assert Page(bare[bare.index('<p class="block') : bare.index("</div></details>")]).text.replace(" ", "") == "".join(
        text.split()
    )


def test_bullet_before_a_block_stands_on_its_line(make_store: Callable[..., Any], tmp_path: Path) -> None:
    text = "They said:\n\n  • Rain falls.\n  • Snow melts."
    starts = [text.index("Rain"), text.index("Snow")]
    blocks = tuple(Block(kind="list_item", start=start, end=start + 11, level=1) for start in starts)
    page = page_of(make_store((text, ["Rain falls", "Snow melts"]), blocks=blocks), tmp_path)
    items = re.findall(r'<p class="block (\w+)[^>]*>(.*?)</p>', page.source, re.DOTALL)
    assert [(kind, " ".join(Page(item).words).split()) for kind, item in items] == [
        ("paragraph", ["They", "said:"]),
        ("list_item", ["•", "Rain", "falls", "."]),
        ("list_item", ["•", "Snow", "melts", "."]),
    ]


def test_text_outside_of_all_blocks_is_still_shown(make_store: Callable[..., Any], tmp_path: Path) -> None:
    store = make_store(("Rain falls. Snow melts.", ["Snow melts."]), blocks=())
    page = page_of(store, tmp_path)
    assert store.claims[0].id in page.ids
    assert "Rain falls. Snow melts." in page.text


def test_two_hundred_documents_are_one_file(make_store: Callable[..., Any], tmp_path: Path) -> None:
    texts = [(f"Town {number} has rain. It has {number} trees.", [f"Town {number} has rain", f"It has {number} trees"]) for number in range(200)]  # fmt: skip
    store = make_store(*texts)
    page = page_of(store, tmp_path)
    assert len(page.data["findings"]) == 199
    assert {claim.id for claim in store.claims} <= set(page.ids)
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_have_enough_contrast(theme: int, store: Any, tmp_path: Path) -> None:
    """WCAG 2.2, success criterion 1.4.3."""
    style = page_of(store, tmp_path).inline["style"]
    both = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", style)
    colours = {name: (light, dark)[theme] for name, light, dark in both}
    pairs = [(ink, ground) for ink in ("ink", "soft", "link") for ground in ("page", "card")]
    pairs += [(f"{kind}-ink", f"{kind}-wash") for kind in ("conflict", "agreement", "possible", "single")]
    pairs += [("lit-ink", "lit"), ("link", "conflict-wash"), ("link", "agreement-wash")]
    for ink, ground in pairs:
        bright, dim = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
        assert (bright + 0.05) / (dim + 0.05) >= 4.5, (ink, ground)
