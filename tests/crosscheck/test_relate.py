"""A finding as the record that is written."""

import pytest

from crossclaim.crosscheck.decide import load_rules
from crossclaim_schemas import make_id

from .making import Reader


def test_record_names_both_claims_in_the_order_of_their_documents(reader: Reader) -> None:
    texts = ("The dam is 142 metres high.", "The dam is 96 metres high.")
    (relation,) = reader.reported(*texts)
    (claim_a,), (claim_b,) = reader.claims(texts[0], "000.txt"), reader.claims(texts[1], "001.txt")
    assert (relation.claim_a, relation.claim_b) == (claim_a.id, claim_b.id)
    assert (relation.quote_a, relation.quote_b) == (claim_a.quote, claim_b.quote)
    assert (relation.doc_a, relation.doc_b) == (claim_a.doc_id, claim_b.doc_id)
    assert relation.id == make_id("r", "conflict", claim_a.id, claim_b.id)
    assert (relation.direction, relation.reason, relation.label) == ("both", "number", "conflict")
    assert relation.levels["quantity"] == "different"


@pytest.mark.parametrize(
    ("a", "b", "direction", "reason"),
    [
        ("The dam broke in 1994.", "The dam broke in 1994.", "both", "same"),
        ("The firm purchased 40 lorries.", "The firm bought 40 lorries.", "both", "paraphrase"),
        ("Borealis sold the yard to Meridian.", "Meridian bought the yard from Borealis.", "both", "converse"),
        ("A storm sank the vessel.", "A violent storm sank the fishing vessel.", "b_supports_a", "refines"),
        ("A violent storm sank the fishing vessel.", "A storm sank the vessel.", "a_supports_b", "refines"),
        ("A violent winter storm sank the vessel.", "A storm sank the large fishing vessel.", "both", "paraphrase"),
    ],
)
def test_agreement_says_how_it_is_worded_and_which_side_says_more(
    reader: Reader, a: str, b: str, direction: str, reason: str
) -> None:
    (relation,) = (r for r in reader.find(a, b).relations if r.label == "agreement")
    assert (relation.direction, relation.reason) == (direction, reason)


def test_status_follows_the_threshold_of_the_reason_or_rule(reader: Reader) -> None:
    settings = reader.extractor.config.crosscheck
    own = {rule.report for rule in load_rules() if rule.report is not None}
    texts = (
        "The dam is 142 metres high and 90 metres wide.",
        "The dam is 96 metres high.",
        "The old dam near Oslo is 90 metres long.",
    )
    for relation in reader.find(*texts).relations:
        least = settings.report_conflict.get(relation.reason, settings.report_agreement)
        bounds = {least, *own}
        assert relation.score >= min(bounds) if relation.status == "reported" else relation.score < max(bounds)
        assert relation.score >= settings.min_score


def test_differences_are_the_contrasts(reader: Reader) -> None:
    (relation,) = reader.reported("The canal opened in 1894.", "The canal opened in 1896.")
    assert [(d.slot, d.value_a, d.value_b) for d in relation.differences] == [("time", "1894", "1896")]
