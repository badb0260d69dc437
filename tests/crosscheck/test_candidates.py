"""From frames to candidates: what is compared, kept and described."""

from crossclaim.crosscheck.candidates import MIN_COVER, find_candidates

from .making import Reader

TEXTS = (
    "A storm destroyed the lighthouse in 1903. The lighthouse was rebuilt. Anna Keller painted it.",
    "The lighthouse was destroyed by a storm in 1903. A museum was opened in the lighthouse.",
    "Violins are made of wood.",
)


def test_candidates_lie_across_documents_and_share_enough(reader: Reader) -> None:
    candidates = reader.candidates(*TEXTS)
    assert candidates.pairs
    for candidate in candidates.pairs:
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
