"""The layout of the sample documents: every heading, and nothing else, is one."""

from pathlib import Path

import pytest

from crossclaim.config import load_config
from crossclaim.ingest.read import read_documents
from crossclaim_schemas import Document
from crossclaim_schemas.document import BlockKind

FOLDER = Path(__file__).parents[2] / "corpus" / "kazakhstan"
ARTICLE = "000_8430ca594adaba43.txt"
OVERVIEW = "003_f433470a93e7d57e.txt"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    items = read_documents([FOLDER], load_config().ingest)
    return {Path(item.uri).name: item for item in items if isinstance(item, Document)}


def blocks_of(document: Document, kind: BlockKind) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]


@pytest.mark.parametrize("name", [ARTICLE, OVERVIEW])
def test_corpus_text_is_that_of_the_file(documents: dict[str, Document], name: str) -> None:
    assert documents[name].text == (FOLDER / name).read_text(encoding="utf-8")
    assert documents[name].warnings == ()
    assert documents[name].published is None


def test_corpus_headings_of_the_article(documents: dict[str, Document]) -> None:
    document = documents[ARTICLE]
    assert document.title == "Kazakhstan’s Foreign Policy: A Model of Balance and Peaceful Engagement"
    assert blocks_of(document, "heading") == [
        document.title,
        "A Strategic Geopolitical Position",
        "Multivector Diplomacy: The Foundation of Foreign Policy",
        "Commitment to Global Peace and Nuclear Non-Proliferation",
        "Active Participation in International Organizations",
        "Regional Stability and Central Asian Cooperation",
        "Adapting to Global Challenges",
        "Conclusion",
    ]


def test_corpus_letterhead_and_byline_of_the_article_are_not_read(documents: dict[str, Document]) -> None:
    letterhead, byline, office = blocks_of(documents[ARTICLE], "boilerplate")
    assert letterhead == "SAKTCASAKTCASAKTCASAKTCA"
    assert byline == "By Dr. Asadullah Karimov –"
    assert office.startswith("Director General")


def test_corpus_list_of_the_article(documents: dict[str, Document]) -> None:
    starts = [item.split()[0] for item in blocks_of(documents[ARTICLE], "list_item")]
    assert starts == ["Russia", "China", "The", "The"]


def test_corpus_last_line_of_the_article_lacks_its_stop_and_is_a_paragraph(documents: dict[str, Document]) -> None:
    last = blocks_of(documents[ARTICLE], "paragraph")[-1]
    assert last.startswith("Kazakhstan’s foreign policy reflects")
    assert last.endswith("sovereign foreign policy")


def test_corpus_headings_of_the_overview(documents: dict[str, Document]) -> None:
    document = documents[OVERVIEW]
    assert document.title is None  # it begins with the heading of its first section
    assert blocks_of(document, "heading") == [
        "Overview",
        "Key Initiatives:",
        "Key Activities:",
        "Key Contributions:",
        "Key Contributions:",
        "Conclusion",
    ]
    assert blocks_of(document, "boilerplate") == blocks_of(document, "list_item") == []
    assert len(blocks_of(document, "paragraph")) == len(document.text.split("\n")) - 6
