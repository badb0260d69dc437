import json
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossclaim.write.report_html import HIDDEN, Html, count, data_block, element, link, text, visible


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ('"it\'s"', "&quot;it&#x27;s&quot;"),
        ("line\n\tbreak", "line\n\tbreak"),
        ("می‌خواهم 👩‍🚀", "می‌خواهم 👩‍🚀"),  # joiners that script and emoji need stay
        ("a\u202eb", 'a<span class="hidden-character" title="U+202E right-to-left override">[U+202E]</span>b'),
        ("\x1b", '<span class="hidden-character" title="U+001B control character">[U+001B]</span>'),
    ],
)
def test_text_is_escaped_and_shows_what_hides(raw: str, wanted: str) -> None:
    assert text(raw) == wanted


@given(st.text())
def test_text_without_hidden_characters_reads_as_written(raw: str) -> None:
    clean = HIDDEN.sub("", raw)
    assert unescape(text(clean)) == clean
    assert "<" not in text(clean)


@pytest.mark.parametrize(
    ("attributes", "wanted"),
    [
        ({"class_": "a", "data_label": "b"}, '<p class="a" data-label="b"></p>'),
        ({"open": True, "hidden": False, "id": None}, "<p open></p>"),
        ({"title": '"><script>'}, '<p title="&quot;&gt;&lt;script&gt;"></p>'),
        ({"title": "a\u202eb"}, '<p title="a[U+202E]b"></p>'),
    ],
)
def test_element_writes_attributes_escaped(attributes: dict[str, str | bool | None], wanted: str) -> None:
    assert element("p", **attributes) == wanted


def test_link_escapes_its_address() -> None:
    assert link('#a"b', Html("x")) == '<a href="#a&quot;b">x</a>'


@pytest.mark.parametrize(
    "attack", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028\u2029", "\ud800", "\u202e"]
)
def test_data_block_cannot_be_left_and_reads_back(attack: str) -> None:
    block = data_block("data", {"text": attack})
    inside = block.removeprefix('<script type="application/json" id="data">').removesuffix("</script>")
    assert inside.isascii() and "<" not in inside
    assert json.loads(inside) == {"text": attack}


def test_visible_shows_hidden_characters_by_their_code() -> None:
    assert visible("a\u202eb\x1b") == "a[U+202E]b[U+001B]"


@pytest.mark.parametrize(
    ("number", "wanted"), [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (12345, "12,345 claims")]
)
def test_count_agrees_with_its_noun(number: int, wanted: str) -> None:
    assert count(number, "claim") == wanted
