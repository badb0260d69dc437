"""Disjoint reference: no object stands for the subject beside it unless it is reflexive."""

from collections.abc import Callable

import pytest

from crossclaim_schemas import Claim

SENTENCES = [
    ("The nurse showed him the X-ray.", "The nurse showed him the X-ray."),
    ("Mr Hale waited. The nurse showed him the X-ray.", "The nurse showed Hale the X-ray."),
    ("A judge released him.", "A judge released him."),
    ("A judge met Peter Lund and released him.", "A judge released Peter Lund."),
    ("The court had a judge. The judge found him guilty.", "The judge found him guilty."),
    ("Her aunt left her the estate.", "Her aunt left her the estate."),
    ("Adler, Brandt and Cole founded the firm.", "Adler, Brandt and Cole founded the firm."),
    (
        "Otto Rehfeld was a conductor. Otto Rehfeld brought the conductor to Berlin.",
        "Otto Rehfeld brought the conductor to Berlin.",
    ),
    ("Peter Lund met Ana Costa. Ana Costa thanked him.", "Ana Costa thanked Peter Lund."),
]


@pytest.mark.parametrize(("text", "claim"), SENTENCES)
def test_object_is_not_its_own_subject(claims_in: Callable[[str], list[Claim]], text: str, claim: str) -> None:
    assert claim in [found.text for found in claims_in(text)]
