"""What holds for every claim record."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document
from crossclaim_schemas import Claim, Document

SENTENCES = [
    "Acme Corp said on Tuesday that it had closed its plant in Leeds after losing a contract.",
    "Founded by Kazakhstan in 1992, CICA is a forum that promotes peace, security, and trade.",
    "The dam (built in 1970) controls flooding — and it generates 3.5 TWh a year.",
    "Neither side signed the treaty, which had been drafted in Geneva.",
    "“We will fight,” said Maria Gomez, the union's secretary.",
    "If prices rise, the bank may act; however, few expect it.",
    "There are 28 member states, including Egypt, Ghana and Peru.",
    "Is the lake polluted?",
    "It was Curie who coined the term.",
    "Results",
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_offsets_slice_to_what_they_quote(
    extractor: Extractor, make_paragraph: Callable[..., Document], sentences: list[str]
) -> None:
    document = make_paragraph("  " + "\n".join(sentences))
    for claim in extractor.claims_of(document):
        check_claim(document, claim)


def check_claim(document: Document, claim: Claim) -> None:
    """Every offset slices, the quote stays in its sentence, the subject is named."""
    text = document.text
    assert text[claim.start : claim.end] == claim.quote
    assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
    assert claim.subject.text and claim.subject.resolved and claim.predicate
    for argument in (claim.subject, *claim.objects):
        assert text[argument.start : argument.end] == argument.text
        for piece in argument.pieces:
            assert text[piece.start : piece.end] == piece.text
            assert argument.start <= piece.start and piece.end <= argument.end
    for mention in claim.mentions:
        assert text[mention.start : mention.end] == mention.text
    limits = claim.qualifiers
    times = (*((limits.time,) if limits.time else ()), *limits.more_times)
    for found in (*times, *limits.quantities):
        assert text[found.at_start : found.at_end] == found.text
    assert claim.text[0] == claim.text[0].upper() and claim.text[-1] in ".?!"


def test_claims_are_ordered_and_distinct(extractor: Extractor, make_paragraph: Callable[..., Document]) -> None:
    claims = extractor.claims_of(make_paragraph(" ".join(SENTENCES)))
    keys = [(claim.start, claim.end, claim.id) for claim in claims]
    assert keys == sorted(keys)
    assert len({claim.id for claim in claims}) == len(claims)


def test_mention_ids_lead_from_arguments_to_mentions(claims_in: Callable[[str], list[Claim]]) -> None:
    claim = claims_in("Ghana joined the African Union in 2002.")[0]
    mentions = {mention.id: mention.name for mention in claim.mentions}
    assert claim.subject.mention_id is not None
    assert mentions[claim.subject.mention_id] == "Ghana"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The firm was founded in 1998.", "1998-01-01", "1998-12-31"),
        ("The treaty was signed on 3 May 2019.", "2019-05-03", "2019-05-03"),
    ],
)
def test_time_of_a_claim(text: str, start: str, end: str, claims_in: Callable[[str], list[Claim]]) -> None:
    time = claims_in(text)[0].qualifiers.time
    assert time is not None
    assert (time.start, time.end) == (start, end)


def test_quantities_and_place_of_a_claim(claims_in: Callable[[str], list[Claim]]) -> None:
    claim = claims_in("The plant in Leeds employed 450 people in France.")[0]
    assert [(item.value, item.of) for item in claim.qualifiers.quantities] == [(450.0, "people")]
    assert claim.qualifiers.place is not None and claim.qualifiers.place.text == "in France"


def test_unresolved_references_stay_open(claims_in: Callable[[str], list[Claim]]) -> None:
    claim = claims_in("Since 2003, Kenya has hosted this triennial congress.")[0]
    assert [reference.text for reference in claim.open_references] == ["this triennial congress"]


def test_checkworthiness_prefers_facts_to_opinions(claims_in: Callable[[str], list[Claim]]) -> None:
    fact = claims_in("Acme dismissed 450 workers in 2019.")[0]
    opinion = claims_in("I love rainy days.")[0]
    assert fact.checkworthy > 0.7
    assert opinion.checkworthy < 0.3


def test_no_claim_reaches_out_of_its_sentence(extractor: Extractor) -> None:
    text = "New hospital opens in Mbirani\n\nHealth minister Grace Otuoma opened the Mbirani County Hospital on Monday. It has 320 beds."
    claims = extractor.claims_of(make_document("a.txt", text))
    assert claims
    assert all(claim.sentence_start <= claim.start < claim.end <= claim.sentence_end for claim in claims)
