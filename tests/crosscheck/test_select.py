"""Which candidates become findings: one a pair of sentences and label, and no conflict that an agreement explains away."""

import numpy as np
import pytest

from crossclaim.crosscheck.candidates import Candidate, Kinship
from crossclaim.crosscheck.decide import Rule, load_rules
from crossclaim.crosscheck.frames import Frame
from crossclaim.crosscheck.judge import compare
from crossclaim.crosscheck.score import BinaryModel, Scorer
from crossclaim.crosscheck.select import Verdict, judge, select

from .making import Reader, make_claim, make_frame


def rule(label: str) -> Rule:
    return next(rule for rule in load_rules() if rule.label == label)


def frame(index: int, document: int, *, sentence: int | None = None) -> Frame:
    start = index * 10 if sentence is None else sentence
    return make_frame(
        index=index, document=document, claim=make_claim(f"d{document}", start=index, sentence_start=start)
    )


def verdict(a: Frame, b: Frame, label: str, score: float) -> Verdict:
    return Verdict(Candidate(a, b, compare(a, b), Kinship([]), ([], [])), rule(label), score)


def summary(verdicts: list[Verdict]) -> list[tuple[int, int, str, float]]:
    return [(v.candidate.a.index, v.candidate.b.index, v.rule.label, v.score) for v in verdicts]


def test_best_finding_of_two_sentences_is_kept() -> None:
    a, a2, b = frame(0, 0, sentence=0), frame(1, 0, sentence=0), frame(2, 1)
    found = select([verdict(a, b, "conflict", 0.6), verdict(a2, b, "conflict", 0.7)])
    assert summary(found) == [(1, 2, "conflict", 0.7)]


def test_first_of_equal_findings_is_kept_in_any_order() -> None:
    a, a2, b = frame(0, 0, sentence=0), frame(1, 0, sentence=0), frame(2, 1)
    verdicts = [verdict(a, b, "conflict", 0.6), verdict(a2, b, "conflict", 0.6)]
    assert summary(select(verdicts)) == summary(select(verdicts[::-1])) == [(0, 2, "conflict", 0.6)]


def test_sentences_of_other_documents_are_other_pairs() -> None:
    a, b, c = frame(0, 0, sentence=0), frame(1, 1, sentence=0), frame(2, 2, sentence=0)
    assert len(select([verdict(a, b, "conflict", 0.6), verdict(a, c, "conflict", 0.6)])) == 2


def test_conflict_is_explained_away_by_a_surer_agreement_in_the_same_document() -> None:
    a, b, b2 = frame(0, 0), frame(1, 1), frame(2, 1)
    found = select([verdict(a, b, "agreement", 0.8), verdict(a, b2, "conflict", 0.7)])
    assert summary(found) == [(0, 1, "agreement", 0.8)]


@pytest.mark.parametrize(
    ("agreement", "conflict"),
    [(0.6, 0.7), (0.7, 0.7), (0.45, 0.4)],  # less sure than the conflict, as sure, and not sure enough by itself
)
def test_conflict_stays_beside_an_agreement_that_is_not_surer(agreement: float, conflict: float) -> None:
    a, b, b2 = frame(0, 0), frame(1, 1), frame(2, 1)
    found = select([verdict(a, b, "agreement", agreement), verdict(a, b2, "conflict", conflict)])
    assert {label for *_, label, _ in summary(found)} == {"agreement", "conflict"}


def test_agreement_with_another_document_explains_nothing_away() -> None:
    a, b, c = frame(0, 0), frame(1, 1), frame(2, 2)
    assert len(select([verdict(a, b, "agreement", 0.9), verdict(a, c, "conflict", 0.7)])) == 2


def test_findings_are_in_order() -> None:
    a, a2, b, b2 = frame(0, 0), frame(1, 0), frame(2, 1), frame(3, 1)
    found = select([verdict(a2, b2, "conflict", 0.6), verdict(a, b, "conflict", 0.9)])
    assert [(x, y) for x, y, *_ in summary(found)] == [(0, 2), (1, 3)]


def test_nothing_in_nothing_out() -> None:
    assert select([]) == []


def scorer(conflict: float, agreement: float) -> Scorer:
    """A scorer that gives every pair the same two probabilities."""
    none = np.zeros(0)

    def model(probability: float) -> BinaryModel:
        log_odds = float(np.log(probability / (1 - probability)))
        return BinaryModel(none, none, none, log_odds, log_odds, ())

    return Scorer((), {"conflict": model(conflict), "agreement": model(agreement)}, "fixed")


NUMBERS = ("The dam is 142 metres high.", "The dam is 96 metres high.")
SAME = ("The dam is 142 metres high.", "The dam is 142 metres high.")


@pytest.mark.parametrize(
    ("texts", "conflict", "agreement", "expected"),
    [
        (NUMBERS, 0.7, 0.1, ["conflict"]),
        (NUMBERS, 0.7, 0.9, ["conflict"]),  # the table allows no agreement, whatever its score
        (NUMBERS, 0.1, 0.9, []),
        (SAME, 0.9, 0.7, ["agreement"]),
        (SAME, 0.9, 0.1, []),
    ],
)
def test_label_is_one_that_the_table_allows_and_the_scorer_believes(
    reader: Reader, texts: tuple[str, str], conflict: float, agreement: float, expected: list[str]
) -> None:
    verdicts = judge(reader.candidates(*texts).pairs, scorer(conflict, agreement), reader.extractor.config.crosscheck)
    assert [v.rule.label for v in verdicts] == expected
    assert [v.score for v in verdicts] == pytest.approx(
        [{"conflict": conflict, "agreement": agreement}[x] for x in expected]
    )


def test_denial_is_set_against_the_act_it_denies(reader: Reader) -> None:
    found = reader.reported(
        "Norlind does not host the depot.", "Owned by Brask and hosted by Norlind, the depot lies in Skarvik."
    )
    (conflict,) = [relation for relation in found if relation.label == "conflict"]
    assert conflict.quote_b.startswith("hosted by Norlind")
