"""Claims in surface words."""

from collections.abc import Callable

import pytest

from crossclaim.extract.views import triples
from crossclaim_schemas import Claim


def lines(claims: list[Claim], view: str) -> list[tuple[str, str, list[str]]]:
    return [(line["subject"], line["predicate"], line["objects"]) for claim in claims for line in triples(claim, view)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Curie was born in Warsaw on 7 November 1867.", ("Curie", "was born", ["in Warsaw", "on 7 November 1867"])),
        ("The exam consists of three parts.", ("The exam", "consists of", ["three parts"])),
        ("Norway does not own the island.", ("Norway", "does not own", ["the island"])),
        ("She gave the city a park in 1900.", ("She", "gave", ["the city", "a park", "in 1900"])),
    ],
)
def test_nary_gives_all_arguments(
    text: str, expected: tuple[str, str, list[str]], claims_in: Callable[[str], list[Claim]]
) -> None:
    assert expected in lines(claims_in(text), "nary")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Curie was born in Warsaw in 1867.", [("Curie", "was born in", "Warsaw"), ("Curie", "was born in", "1867")]),
        ("Ann and Bob won medals.", [("Ann", "won", "medals"), ("Bob", "won", "medals")]),
        ("They mined gold and zinc.", [("They", "mined", "gold"), ("They", "mined", "zinc")]),
        ("Oslo is the capital of Norway.", [("Oslo", "is the capital of", "Norway")]),
    ],
)
def test_binary_gives_one_object_a_line(
    text: str, expected: list[tuple[str, str, str]], claims_in: Callable[[str], list[Claim]]
) -> None:
    found = [(subject, predicate, objects[0]) for subject, predicate, objects in lines(claims_in(text), "binary")]
    assert set(expected) <= set(found)


def test_binary_lines_have_exactly_one_object(claims_in: Callable[[str], list[Claim]]) -> None:
    text = "The dam, completed in 1970 by two firms, controls flooding and generates power for Uganda and Kenya."
    assert all(len(objects) == 1 for _, _, objects in lines(claims_in(text), "binary"))


def test_lines_name_claim_and_document(claims_in: Callable[[str], list[Claim]]) -> None:
    claim = claims_in("Peru has exported gold.")[0].model_copy(update={"uri": "peru.txt"})
    assert [(line["claim_id"], line["id"]) for line in triples(claim, "nary")] == [(claim.id, "peru.txt")]
