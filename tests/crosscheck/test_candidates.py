"""From frames to candidates: what is compared, kept and described."""

import pytest

from crossclaim.crosscheck import candidates
from crossclaim.crosscheck.block import block
from crossclaim.crosscheck.candidates import MIN_COVER, compare_pairs, find_candidates

from .making import Reader

TEXTS = (
    "A storm destroyed the lighthouse in 1903. The lighthouse was rebuilt. Anna Keller painted it.",
    "The lighthouse was destroyed by a storm in 1903. A museum was opened in the lighthouse.",
    "Violins are made of wood.",
)


def test_candidates_lie_across_documents_and_share_enough(reader: Reader) -> None:
    found = reader.candidates(*TEXTS)
    assert found.pairs
    for candidate in found.pairs:
        assert candidate.a.document < candidate.b.document
        assert candidate.comparison.cover >= MIN_COVER and candidate.comparison.alignment.links


def test_candidates_without_shared_content_are_none(reader: Reader) -> None:
    found = reader.candidates("A storm destroyed the lighthouse.", "Violins are made of wood.")
    assert (found.pairs, found.compared, found.skipped) == ([], 0, 0)


def test_candidates_are_in_order_and_counted(reader: Reader) -> None:
    found = reader.candidates(*TEXTS)
    indices = [(c.a.index, c.b.index) for c in found.pairs]
    assert indices == sorted(set(indices))
    assert len(found.pairs) <= found.compared


def test_every_candidate_has_the_same_features(reader: Reader) -> None:
    names = {tuple(candidate.features) for candidate in reader.candidates(*TEXTS).pairs}
    assert len(names) == 1


def test_no_frames_give_no_candidates() -> None:
    assert find_candidates([], 30).pairs == []


def test_candidates_come_in_chunks_that_part_no_two_documents(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = reader.frames(*TEXTS, *TEXTS)
    pairs = block(frames, 30).pairs
    whole = [(c.a.index, c.b.index, c.features) for chunk in compare_pairs(frames, pairs) for c in chunk]
    monkeypatch.setattr(candidates, "CHUNK", 1)
    chunks = list(compare_pairs(frames, pairs))
    assert [(c.a.index, c.b.index, c.features) for chunk in chunks for c in chunk] == whole
    documents = [{(c.a.document, c.b.document) for c in chunk} for chunk in chunks]
    assert len(documents) > 5 and all(len(found) <= 1 for found in documents)


def test_rivals_are_the_candidates_of_a_claim_in_the_other_document(reader: Reader) -> None:
    found = reader.candidates(*TEXTS).pairs
    for candidate in found:
        own = candidate.comparison.cover + candidate.comparison.cover_both
        of_a = [c for c in found if c.a is candidate.a and c.b.document == candidate.b.document]
        assert own in candidate.rivals[0] and own in candidate.rivals[1]
        assert len(candidate.rivals[0]) == len(of_a)
