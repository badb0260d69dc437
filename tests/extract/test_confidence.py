"""Confidence is a probability that falls with what parsers get wrong."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from crossclaim.extract.confidence import read_sentence, signs_of
from crossclaim_schemas import Claim


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("Acme closed its plant in Leeds.", "Closing its plant in Leeds, Acme, having failed, and Zeta, its rival, merged."),
        ("The dam was built in 1970.", "The dam, the pride of the valley and, in spite of all that was said, a ruin, leaks."),
    ],
)  # fmt: skip
def test_plain_clauses_are_surer_than_tangled_ones(
    surer: str, less_sure: str, claims_in: Callable[[str], list[Claim]]
) -> None:
    least = min(claim.confidence for claim in claims_in(less_sure))
    sure = claims_in(surer)[0].confidence
    assert sure > 0.8
    assert sure > least + 0.1


def test_every_claim_has_its_own_confidence(claims_in: Callable[[str], list[Claim]]) -> None:
    claims = claims_in("Oslo, the capital, which lies on a fjord, was founded in 1040, Sturluson wrote.")
    assert len({claim.confidence for claim in claims}) > 1
    assert all(0 < claim.confidence < 1 for claim in claims)


def test_signs_tell_construction_depth_and_conjuncts(nlp: Language) -> None:
    doc = nlp("She said that Ana and Max sold Acme.")
    parse = doc.user_data["parse"]
    sentence = read_sentence(parse, 0, len(doc), len(doc._.claims))
    sold = next(claim for claim in doc._.claims if claim.lemma == "sell")
    signs = signs_of(parse, sold, sentence)
    assert signs["construction content"] == signs["attributed"] == signs["depth"] == signs["conjuncts"] == 1.0
    assert signs["claims of the sentence"] == len(doc._.claims)
