"""Claims of documents whose form carries part of what they say: tables, footnotes, dialogues, quotations, lists, e-mails, minutes."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document
from crossclaim_schemas import Claim

Read = Callable[[str, str], list[Claim]]


class Said(NamedTuple):
    """A claim and who it is attributed to; None for the document itself."""

    text: str
    source: str | None


@pytest.fixture
def read(extractor: Extractor) -> Read:
    def claims_of(text: str, media_type: str = "text/plain") -> list[Claim]:
        claims = extractor.claims_of(make_document("form.txt", text, media_type=media_type))
        assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
        slots = [slot for claim in claims for slot in (claim.subject, *claim.objects)]
        assert all(text[slot.start : slot.end] == slot.text for slot in slots)
        return claims

    return claims_of


def texts_of(claims: list[Claim]) -> list[str]:
    return [claim.text for claim in claims]


def said(claims: list[Claim]) -> list[Said]:
    return [Said(claim.text, claim.attribution.source if claim.attribution else None) for claim in claims]


TABLE = "The city has two parts.\n\n| Name | Salary |\n|---|---|\n| Tomas Hayry | 67,000 |\n| Ana Lind | 58,000 |\n\nThe river is long.\n"


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_table_rows_are_no_prose(read: Read, media_type: str) -> None:
    assert texts_of(read(TABLE, media_type)) == ["The city has two parts.", "The river is long."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bridge was built in 1901.[^1] The river is 80 km long.[^2]\n\n[^1]: Source: City archive holds the plans.",
            ["The bridge was built in 1901.", "The river is 80 km long."],
        ),
        ("The river flooded the town.² Prices rose.³ The mill closed.", ["The river flooded the town.", "Prices rose.", "The mill closed."]),
        ("The bridge fell in 1901.[1] The lake covers 30 km².", ["The bridge fell in 1901.", "The lake covers 30 km²."]),
        ("Sales rose[4] in May [5] again.", ["Sales rose in May again."]),
        ("The mill closed in May.\n\n² The ministry sold the land.", ["The mill closed in May.", "The ministry sold the land."]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_marks_of_footnotes_part_sentences(read: Read, media_type: str, text: str, expected: list[str]) -> None:
    assert texts_of(read(text, media_type)) == expected
