"""Places in the text: no claim, argument or mention ends before it starts, and each holds what it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossclaim.extract.engine import Extractor
from crossclaim_schemas import Claim

from ..conftest import paragraph
from .marked_sentences import read_constructs
from .marks import read_marks

NOUNS = ["conclusion", "subject", "firm", "treaty", "place", "people"]
RELATIVES = ["that", "which", "whom", "", "what"]
CLAUSES = [
    "you come to", "nobody spoke about", "they were paid for", "she went to and lived in", "the bank relied on in 2010",
    "it was compared with", "he looked at, listened to and wrote about", "we worked for",
]  # fmt: skip
MAINS = [
    "The {} is wrong.",
    "It is a {}.",
    "We know the {}, and it is old.",
    "To the {} nobody came.",
    "The {} (in Riga) grew.",
]


def broken(text: str, claims: list[Claim]) -> list[str]:
    """Arguments and claims whose place is empty, reversed or outside the text."""
    places = [(claim.start, claim.end, claim.text) for claim in claims]
    places += [(item.start, item.end, item.role) for claim in claims for item in (claim.subject, *claim.objects)]
    places += [(item.start, item.end, item.text) for claim in claims for item in claim.mentions]
    return [what for start, end, what in places if not 0 <= start < end <= len(text)]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.sampled_from(MAINS), st.sampled_from(NOUNS), st.sampled_from(RELATIVES), st.sampled_from(CLAUSES), st.booleans()
)
def test_stranded_preposition_ends_behind_its_start(
    extractor: Extractor, main: str, noun: str, relative: str, clause: str, comma: bool
) -> None:
    modified = f"{noun}{',' if comma else ''} {relative} {clause}".replace("  ", " ")
    text = main.format(modified)
    assert broken(text, extractor.claims_of(paragraph(text))) == []


@pytest.mark.slow
def test_marked_sentences_have_places(extractor: Extractor) -> None:
    texts = [read_marks(case.sentence)[0] for construct in read_constructs() for case in construct.cases]
    assert [text for text in texts if broken(text, extractor.claims_of(paragraph(text)))] == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The conclusion that you come to is wrong.", "You come to the conclusion."),
        ("It is a subject that nobody spoke about.", "Nobody spoke about a subject."),
        ("The result that they arrived at was wrong.", "They arrived at the result."),
    ],
)
def test_stranded_preposition_governs_the_antecedent(extractor: Extractor, text: str, claim: str) -> None:
    assert claim in [found.text for found in extractor.claims_of(paragraph(text))]
