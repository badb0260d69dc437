"""HTML pages: what is the subject, where each block comes from, and pages that are broken or hostile."""

import re

import pytest
from lxml import etree

from crossclaim.errors import DocumentError
from crossclaim.extras.html import parse, read
from crossclaim.ingest.reading import Reading

from ..ingest.making import PROSE, SETTINGS, STORY, make_html


def read_page(page: str | bytes) -> Reading:
    return read("a.html", page if isinstance(page, bytes) else page.encode(), SETTINGS)


def texts(reading: Reading, *kinds: str) -> list[str]:
    assert reading.blocks is not None
    return [reading.text[block.start : block.end] for block in reading.blocks if not kinds or block.kind in kinds]


def body(content: str) -> str:
    return f"<html><body>{content}</body></html>"


def test_html_keeps_the_article_and_marks_the_rest_as_boilerplate() -> None:
    reading = read_page(make_html(*STORY))
    assert texts(reading, "heading") == ["Harbour closed"]
    assert texts(reading, "paragraph") == list(STORY)
    assert texts(reading, "boilerplate") == [
        "News", "Sport", "Weather", "Culture", "More stories", "Ten recipes for a rainy day that you must try",
        "About us. Terms of use. All rights reserved.",
    ]  # fmt: skip


def test_html_blocks_lead_back_to_their_elements() -> None:
    page = make_html(
        *STORY, "One more <b>paragraph <i>with</i> marks</b> in it, which is <a href='x'>linked</a> a little."
    )
    root = parse("a.html", page)
    reading = read_page(page)
    assert reading.blocks is not None
    for block in reading.blocks:
        (element,) = root.xpath(block.source)
        assert " ".join("".join(element.itertext()).split()) == reading.text[block.start : block.end]


@pytest.mark.parametrize(("inside", "expected"), [
    (f"<p>{PROSE}</p><p>Second.</p>", [PROSE, "Second."]),
    (f"{PROSE}<br><br>Second.", [PROSE, "Second."]),
    (f"<div>{PROSE}<div>Inner.</div>After.</div>", [PROSE, "Inner.", "After."]),
    (f"<p>{PROSE} A wo\u00adrd\u200b.</p>", [f"{PROSE} A word."]),
    (f"<p>{PROSE}<p>Not closed.<p>Nor this.", [PROSE, "Not closed.", "Nor this."]),
    (f"<p hidden>Secret.</p><p style='display: none'>Secret.</p><p>{PROSE}</p><noscript>Secret.</noscript>", [PROSE]),
    (f"<p>{PROSE} x &lt; y &amp;&#8211; z.</p>", [f"{PROSE} x < y &– z."]),
    (f"<p>{PROSE}</p><table><tr><td>Only a cell for the looks of it.</td></tr></table>", [PROSE, "Only a cell for the looks of it."]),
    (f"<!-- note --><p>{PROSE}</p><?php echo 1 ?>", [PROSE]),
])  # fmt: skip
def test_html_paragraphs(inside: str, expected: list[str]) -> None:
    assert texts(read_page(body(inside)), "paragraph") == expected


def test_html_lists_tables_and_headings_have_their_kinds() -> None:
    page = body(
        f"<h1>Title</h1><p>{PROSE}</p><h2>Part</h2><p>{STORY[0]}</p><ul><li>one ship of the harbour<ul><li>its crew of twelve men</li></ul></li></ul><h1>Again</h1><p>{STORY[1]}</p>"
        f"<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2020</td><td>1,200</td></tr></table><pre>code()</pre><p>{PROSE}</p>"
    )
    reading = read_page(page)
    assert reading.blocks is not None
    found = [(block.kind, block.level, text) for block, text in zip(reading.blocks, texts(reading), strict=True)]
    assert found == [
        ("heading", 1, "Title"), ("paragraph", 0, PROSE), ("heading", 2, "Part"), ("paragraph", 0, STORY[0]),
        ("list_item", 1, "one ship of the harbour"), ("list_item", 2, "its crew of twelve men"), ("heading", 2, "Again"),
        ("paragraph", 0, STORY[1]), ("table", 0, "| Year | Ships |"), ("table", 0, "| 2020 | 1,200 |"),
        ("boilerplate", 0, "code()"), ("paragraph", 0, PROSE),
    ]  # fmt: skip


@pytest.mark.parametrize(("head", "day"), [
    ('<meta property="article:published_time" content="2021-05-04T10:00:00Z">', "2021-05-04"),
    ('<meta name="date" content="4 May 2021">', "2021-05-04"),
    ('<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2021-05-04"}]}</script>', "2021-05-04"),
    ('<script type="application/ld+json">{"broken": </script>', None),
    ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", None),
    ("", None),
])  # fmt: skip
def test_html_says_when_it_was_published(head: str, day: str | None) -> None:
    assert read_page(make_html(*STORY, head=head)).published == day


@pytest.mark.parametrize(
    ("charset", "declared"),
    [("utf-8", "utf-8"), ("cp1252", "iso-8859-1"), ("cp1251", "windows-1251"), ("utf-16", "utf-16")],
)
def test_html_is_read_in_the_charset_it_names(charset: str, declared: str) -> None:
    name = "Жанна" if charset == "cp1251" else "Zoë"
    page = f'<html><head><meta charset="{declared}"></head><body><p>{PROSE} So said {name}.</p></body></html>'
    assert texts(read_page(page.encode(charset)), "paragraph") == [f"{PROSE} So said {name}."]


def test_html_title_is_that_of_the_page_where_no_heading_is() -> None:
    page = f"<html><head><title>\n Norlind  Post \u0007</title></head><body><p>{PROSE}</p></body></html>"
    assert read_page(page).title == "Norlind Post"


def test_html_whose_wrapper_is_named_like_a_sidebar_is_read() -> None:
    page = f"<html><body class='has-sidebar'><form><div class='comments-open'><p>{PROSE}</p><p>{PROSE}</p></div></form></body></html>"
    assert texts(read_page(page), "paragraph") == [PROSE, PROSE]


def test_html_lists_of_links_are_boilerplate() -> None:
    related = "".join(f"<li><a href='{n}'>Another story number {n}</a></li>" for n in range(9))
    page = body(f"<p>{PROSE}</p><p>{PROSE}</p><ul>{related}</ul>")
    reading = read_page(page)
    assert texts(reading, "paragraph") == [PROSE, PROSE]
    assert len(texts(reading, "boilerplate")) == 9


@pytest.mark.parametrize("markup", [
    body("<div>" * 1_000 + f"<p>{PROSE}</p>" + "</div>" * 1_000),  # deep, but no deeper than can be read
    body("<b>" * 1_500 + PROSE),  # never closed
    body(f"<p>{PROSE}</p>" + "<i></b></p></div>" * 2_000),
    body(f"<p {'a' * 10_000}='{'b' * 10_000}'>{PROSE}</p>"),
    body(f"<p>{PROSE}</p>" + "".join(f"<p>{number}</p>" for number in range(1_000))),
])  # fmt: skip
def test_html_that_is_broken_or_hostile_is_read(markup: str) -> None:
    assert PROSE in re.sub(r"\s+", " ", read_page(markup).text)


@pytest.mark.parametrize(("markup", "code"), [
    ("<div>" * 100_000, "malformed"), ("<p>x" * 300_000, "too_large"), (body(""), "empty"), (body("<script>x</script>"), "empty"), ("", "empty"),
])  # fmt: skip
def test_html_that_cannot_be_read_in_bounded_time_is_rejected(markup: str, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_page(markup)
    assert caught.value.reject.code == code


def test_html_entities_of_a_document_type_do_not_swell() -> None:
    bomb = "<!DOCTYPE html [" + "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 40)) + "]>"
    reading = read_page(f"{bomb}<html><body><p>{PROSE} &e39;</p></body></html>")
    assert len(reading.text) < 5_000


def test_html_paths_of_many_brothers_are_counted() -> None:
    page = body(f"<p>{PROSE}</p>" + "<p>x</p>" * 2_000)
    reading = read_page(page)
    assert reading.blocks is not None
    root = etree.HTML(page)
    assert root.xpath(reading.blocks[-1].source)[0].text == "x"
