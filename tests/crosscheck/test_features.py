"""Numbers that describe a comparison: the same from either side, and those the scorer was trained on."""

import math
from itertools import product

import pytest

from crossclaim.crosscheck.features import features_of, ranks_of
from crossclaim.crosscheck.frames import Frame
from crossclaim.crosscheck.judge import compare
from crossclaim.crosscheck.score import load_scorer

from .making import Reader, make_frame
from .making import make_term as term
from .sentence_pairs import CONFLICTS, NO_CONFLICT, Pair

# Features that differ today when the claims are exchanged; each has a test below.
ONE_SIDED = {"link_given", "link_entities", "roles_swapped", "roles_straight"}


def features(a: Frame, b: Frame) -> dict[str, float]:
    return features_of(a, b, compare(a, b))


@pytest.mark.parametrize(
    "pair", [p for t in (CONFLICTS, NO_CONFLICT) for pairs in t.values() for p in pairs[:3]], ids=lambda p: p[0][:60]
)
def test_features_are_the_same_for_exchanged_sides(reader: Reader, pair: Pair) -> None:
    frames = reader.frames(*pair)
    for a, b in product((f for f in frames if f.document == 0), (f for f in frames if f.document == 1)):
        straight, turned = features(a, b), features(b, a)
        differing = {n for n in straight if not math.isclose(straight[n], turned[n], abs_tol=1e-9)} - ONE_SIDED
        assert not differing


@pytest.mark.parametrize("name", ["link_given", "link_entities"])
def test_features_of_what_is_given_are_the_same_for_exchanged_sides(name: str) -> None:
    a, b = (make_frame([term("e1", "entity", words=("borealis",)), term("dam")]) for _ in range(2))
    a.terms[0].given = True
    assert features(a, b)[name] == features(b, a)[name]


def test_features_are_finite(reader: Reader) -> None:
    texts = [text for pairs in CONFLICTS.values() for pair in pairs[:1] for text in pair]
    for candidate in reader.candidates(*texts).pairs:
        assert all(math.isfinite(value) for value in candidate.features.values())


def test_scorer_reads_only_features_there_are(reader: Reader) -> None:
    (candidate,) = reader.candidates("The dam is 142 metres high.", "The dam is 96 metres high.").pairs
    assert set(load_scorer().features) <= set(candidate.features)


@pytest.mark.parametrize(
    ("name", "a", "b", "value"),
    [
        ("contrast_number", "The dam is 142 metres high.", "The dam is 96 metres high.", 1.0),
        ("contrasts", "The dam is 142 metres high.", "The dam is 142 metres high.", 0.0),
        ("cover", "The dam is 142 metres high.", "The dam is 142 metres high.", 1.0),
        ("polarity_opposite", "The dam broke.", "The dam did not break.", 1.0),
        ("negated", "The dam broke.", "The dam did not break.", 1.0),
        ("negated", "The dam broke.", "The dam broke.", 0.0),
        ("time_finer", "The dam broke in 1994.", "The dam broke in May 1994.", 1.0),
        ("time_missing", "The dam broke in 1994.", "The dam broke.", 1.0),
        ("modality_other", "The dam broke.", "The dam may break.", 1.0),
        ("attribution", "According to Anna Keller, the dam broke.", "The dam broke.", 1.0),
        ("identity", "The chairman of the board is Paul Okoro.", "The chairman of the board is Simon Vance.", 1.0),
        ("privative", "The town lacks a dam.", "The town has a dam.", 1.0),
        ("quantity_same", "The statue weighs 1,450 kg.", "The statue weighs 1.45 tonnes.", 1.0),
    ],
)
def test_feature_of_two_sentences(reader: Reader, name: str, a: str, b: str, value: float) -> None:
    one, other = reader.pair(a, b)
    assert features(one, other)[name] == pytest.approx(value)
    assert features(other, one)[name] == pytest.approx(value)


def test_ranks_tell_the_best_partner_from_the_others() -> None:
    alone, among = [0.9], [1.7, 0.9]
    assert ranks_of(1.7, (among, [1.7])) == {"rank_best": 0.0, "rank_worst": 0.0, "gap_best": 0.0, "gap_worst": 0.0}
    ranks = ranks_of(0.9, (among, alone))  # the second for a, the first for b
    assert (ranks["rank_best"], ranks["rank_worst"]) == (0.0, 1.0)
    assert ranks["gap_worst"] == pytest.approx(0.8)
