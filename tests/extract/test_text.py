"""Claims as sentences: what a reader gets."""

from collections.abc import Callable

import pytest

from crossclaim_schemas import Claim

SENTENCES = [
    ("In 2024, Peru chaired the forum.", "In 2024, Peru chaired the forum."),
    ("Moreover, the bank also lowered its fees.", "The bank lowered its fees."),
    ("The committee has, however, rejected the plan.", "The committee has rejected the plan."),
    ("The firm isn't for sale.", "The firm isn't for sale."),
    ("Did the witness lie?", "Did the witness lie?"),
    ("The drug may cause nausea.", "The drug may cause nausea."),
    ("There are no plans to reopen the site.", "There are no plans to reopen the site."),
    ("Shares fell 3.2 percent to $14.50.", "Shares fell 3.2 percent to $14.50."),
    ("the museum opened", "The museum opened."),
    ("The U.S. left the pact.", "The U.S. left the pact."),
    ("The queen actively supports the arts.", "The queen actively supports the arts."),
    ("He was once the largest employer in the city.", "He was once the largest employer in the city."),
]
REFERENCES = [
    ("Marie Curie was born in Warsaw. She moved to Paris.", "Marie Curie moved to Paris."),
    ("Ghana is a republic. The country gained independence in 1957.", "Ghana gained independence in 1957."),
    ("Ghana is a republic. Its capital is Accra.", "Ghana's capital is Accra."),
    ("Ghana is a republic. It values its independence.", "Ghana values its independence."),
]


@pytest.mark.parametrize(("source", "expected"), SENTENCES)
def test_claim_reads_as_a_sentence(source: str, expected: str, claims_in: Callable[[str], list[Claim]]) -> None:
    assert expected in [claim.text for claim in claims_in(source)]


@pytest.mark.parametrize(("source", "expected"), REFERENCES)
def test_references_are_replaced(source: str, expected: str, claims_in: Callable[[str], list[Claim]]) -> None:
    assert claims_in(source)[-1].text == expected
