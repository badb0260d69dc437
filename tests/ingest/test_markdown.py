"""Layout of Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossclaim.ingest.markdown import find_markdown_blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Title\n\nText here.", ["heading1 Title", "paragraph0 Text here."]),
        ("## Part ##\nText here.", ["heading2 Part", "paragraph0 Text here."]),
        ("Title\n=====\n\nText.", ["heading1 Title", "boilerplate0 =====", "paragraph0 Text."]),
        ("Part\n----\nText.", ["heading2 Part", "boilerplate0 ----", "paragraph0 Text."]),
        ("One line\nand another.\n\nNext.", ["paragraph0 One line\nand another.", "paragraph0 Next."]),
        ("- one\n- two\n  goes on\n", ["list_item1 one", "list_item1 two\n  goes on"]),
        ("* one\n    * deep\n1. first", ["list_item1 one", "list_item3 deep", "list_item1 first"]),
        ("> A quote.\n> Two lines.", ["paragraph0 A quote.\n> Two lines."]),
        ("It is **bold** and _thin_.", ["paragraph0 It is **bold** and _thin_."]),
        ("A\n\n**Key points**\n\nB", ["paragraph0 A", "heading3 **Key points**", "paragraph0 B"]),
        ("A\n\n**A bold sentence ends.**", ["paragraph0 A", "paragraph0 **A bold sentence ends.**"]),
        ("```py\nx = 1\n```\nAfter.", ["boilerplate0 ```py", "boilerplate0 x = 1", "boilerplate0 ```", "paragraph0 After."]),
        ("|a|b|\n|-|-|\n|1|2|", ["table0 |a|b|\n|-|-|\n|1|2|"]),
        ("a | b\n--- | ---\n1 | 2\n\nText.", ["table0 a | b\n--- | ---\n1 | 2", "paragraph0 Text."]),
        ("![chart](x.png)\nText.", ["boilerplate0 ![chart](x.png)", "paragraph0 Text."]),
        ("[1]: http://example.org", ["boilerplate0 [1]: http://example.org"]),
        ("---\ntitle: T\ndate: 2024-03-01\n---\n\nText.", ["boilerplate0 ---\ntitle: T\ndate: 2024-03-01\n---", "paragraph0 Text."]),
        ("By Ann Lee\n\nText.", ["boilerplate0 By Ann Lee", "paragraph0 Text."]),
        ("A\n\n***\n\nB", ["paragraph0 A", "boilerplate0 ***", "paragraph0 B"]),
        ("#hashtag is no heading", ["paragraph0 #hashtag is no heading"]),
    ],
)  # fmt: skip
def test_markdown_blocks(text: str, expected: list[str]) -> None:
    found = [f"{block.kind}{block.level} {text[block.start : block.end]}" for block in find_markdown_blocks(text)]
    assert found == expected


PIECES = st.sampled_from(
    ["# ", "- ", "> ", "```", "|", "---", "===", "**", "text", "A line.", "\n", "\n\n", "  ", "[1]: x", "1. "]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_markdown_blocks_never_overlap(text: str) -> None:
    end = 0
    for block in find_markdown_blocks(text):
        assert end <= block.start < block.end <= len(text)
        end = block.end
