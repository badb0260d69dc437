"""Long documents: parsed in windows of whole blocks, and read as one."""

import pytest

from crossclaim.extract import windows
from crossclaim.extract.documents import make_doc
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document
from crossclaim_schemas import Document

PARAGRAPHS = [
    "The Shanghai Cooperation Organisation (SCO) met in Harwick in 2019.",
    "Anna Berg bought the Old Mill. She sold it to Norlind Freight in 1911.",
    "The SCO agreed on a budget of 300 million euros.",
    "- The mill has four floors.",
    "It employs 40 people.",
]


@pytest.fixture
def document() -> Document:
    return make_document("long.txt", "\n\n".join(PARAGRAPHS))


@pytest.mark.slow
@pytest.mark.parametrize("limit", [1, 12, 25, 40])
def test_claims_in_windows_are_those_of_the_whole(
    extractor: Extractor, document: Document, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    whole = extractor.claims_of(document)
    monkeypatch.setattr(windows, "WINDOW_TOKENS", limit)
    in_windows = extractor.claims_of(document)
    assert in_windows == whole
    assert list(extractor.pipe([document])) == [(document, whole)]
    (budget,) = [claim for claim in in_windows if "budget" in claim.text]
    # What the acronym stands for was told windows before.
    assert "Shanghai Cooperation Organisation" in {mention.name for mention in budget.mentions}


def test_windows_end_where_blocks_end(
    extractor: Extractor, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    doc = make_doc(document, extractor.nlp)
    ends = {end for _, end, _ in doc.user_data["blocks"]}
    for limit in (1, 12, 25, 1000):
        monkeypatch.setattr(windows, "WINDOW_TOKENS", limit)
        found = list(windows._windows(doc))
        assert [token.text for window in found for token in window] == [token.text for token in doc]
        lengths = [len(window) for window in found]
        assert {sum(lengths[: place + 1]) for place in range(len(lengths))} <= ends
    assert lengths == [len(doc)]
