"""Two claims side by side: everything that is found is the same from either side."""

from itertools import combinations

import pytest

from crossclaim.crosscheck.frames import Frame
from crossclaim.crosscheck.judge import Comparison, compare

from .making import Reader, make_frame, make_quantity, mirror
from .making import make_term as term
from .sentence_pairs import AGREEMENTS, CONFLICTS, NO_CONFLICT, Pair

ALL_PAIRS = [pair for table in (NO_CONFLICT, CONFLICTS, AGREEMENTS) for pairs in table.values() for pair in pairs]
# Sentences that share words in many ways, so that most pairs of them are related somehow.
MIXED = (
    "The old train hit the new train near Brandau in 1994.",
    "In May 1994 a new train was hit by an old lorry.",
    "Two of the trains were not damaged.",
    "All trains were damaged by the storm in 1995.",
    "Borealis, which owns 14 trains, was founded in Oslo in 1951.",
    "Borealis was founded by Anna Keller in Berlin on 3 May 1952.",
    "Keller sold 12 of the trains to Meridian between 1990 and 1995.",
    "Meridian bought fourteen trains from Borealis and may buy more.",
    "Borealis plans to buy Meridian.",
    "Meridian did not buy Borealis in 1995.",
    "The chairman of Borealis is Paul Okoro.",
    "Anna Keller is the chairman of Borealis, the largest owner of trains.",
    "According to Keller, Meridian is the second-largest owner of trains in Norway.",
    "Trains are prohibited on the bridge, but lorries are allowed on it.",
)


# First text of a pair whose comparison differs with the side it is seen from: why.
def seen(comparison: Comparison, *, from_b: bool) -> tuple[object, ...]:
    """What a comparison says; as the other side would see it if `from_b`."""
    levels = {slot: mirror(str(level)) if from_b else str(level) for slot, level in comparison.levels._asdict().items()}
    contrasts = sorted(
        (c.kind, c.value_b, c.value_a) if from_b else (c.kind, c.value_a, c.value_b) for c in comparison.contrasts
    )
    evidence = {name: value for name, value in comparison.evidence._asdict().items() if name not in ("levels", "where")}
    return levels, contrasts, evidence, round(comparison.cover, 9), round(comparison.cover_both, 9)


def assert_symmetric(a: Frame, b: Frame) -> None:
    straight, turned = compare(a, b), compare(b, a)
    assert seen(straight, from_b=False) == seen(turned, from_b=True), f"{a.claim.text} / {b.claim.text}"


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(
            p,
            id=p[0][:60],
        )
        for p in ALL_PAIRS
    ],
)
def test_comparison_of_a_pair_is_symmetric(reader: Reader, pair: Pair) -> None:
    frames = reader.frames(*pair)
    for a in (f for f in frames if f.document == 0):
        for b in (f for f in frames if f.document == 1):
            assert_symmetric(a, b)


def test_comparison_of_any_two_claims_is_symmetric(reader: Reader) -> None:
    for a, b in combinations(reader.frames(*MIXED), 2):
        assert_symmetric(a, b)


def test_roles_of_exchangeable_verbs_are_symmetric(reader: Reader) -> None:
    assert_symmetric(*reader.pair("The team met the board.", "The board encountered the team."))


def test_roles_are_symmetric_where_two_are_named_alike(reader: Reader) -> None:
    a, b = reader.pair("The old train hit the new train near Brandau in 1994.", "Two of the trains were not damaged.")
    assert compare(a, b).levels.roles == compare(b, a).levels.roles


@pytest.mark.xfail(reason="the slot of a contrast is that of the first claim")
def test_slot_of_a_contrast_across_slots_is_symmetric() -> None:
    a, b = make_frame([term("victory", slot="object")]), make_frame([term("defeat", slot="oblique")])
    assert [c.kind for c in compare(a, b).contrasts] == ["antonym"]
    assert compare(a, b).evidence.where == compare(b, a).evidence.where


def test_claim_compared_with_itself_is_the_same(reader: Reader) -> None:
    for frame in reader.frames(*MIXED):
        found = compare(frame, frame)
        assert found.contrasts == []
        assert found.cover == pytest.approx(1.0)
        assert found.levels.subject in ("same", "none") and found.levels.predicate == "same"


def test_cover_is_a_share(reader: Reader) -> None:
    covers = [reader.compare(a, b).cover for reason in ("entity", "place") for a, b in CONFLICTS[reason]]
    assert all(0.0 <= cover <= 1.0 + 1e-9 for cover in covers)


def test_two_values_of_one_slot_count_as_shared(reader: Reader) -> None:
    a, b = (make_frame([term("dam"), term(str(n), "quantity", quantity=make_quantity(n, "m"))]) for n in (96, 142))
    found = compare(a, b)
    assert [c.kind for c in found.contrasts] == ["number"]
    assert (found.cover, found.cover_both) == (1.0, 1.0)


def test_frames_without_terms_share_nothing() -> None:
    assert (compare(make_frame(), make_frame()).cover, compare(make_frame(), make_frame()).cover_both) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("a", "b", "unique"),
    [
        ("The abbey was founded in 1142.", "The abbey was founded in 1187.", "once"),
        ("Borealis owns the yard.", "Meridian owns the yard.", "held"),
        ("The statue weighs 9 tonnes.", "The statue weighs 8 tonnes.", "state"),
        ("The chairman of the board is Paul Okoro.", "The chairman of the board is Simon Vance.", "role"),
        ("The match was cancelled because of rain.", "The match was cancelled because of snow.", "cause"),
        ("The choir visited Kenya.", "The choir visited Ghana.", "list"),
    ],
)
def test_slot_is_single_valued_by_its_predicate(reader: Reader, a: str, b: str, unique: str) -> None:
    assert reader.compare(a, b).evidence.unique == unique


@pytest.mark.parametrize(
    ("a", "b", "anchors"),
    [
        ("The storm destroyed the lighthouse.", "The storm destroyed the lighthouse.", 3),
        ("The storm destroyed the lighthouse in 1903.", "The storm destroyed the lighthouse in 1903.", 4),
        ("The storm destroyed the lighthouse.", "The storm passed over Norway.", 1),
        ("The storm passed.", "The violin broke.", 0),
    ],
)
def test_anchors_count_what_ties_claims_together(reader: Reader, a: str, b: str, anchors: int) -> None:
    assert reader.compare(a, b).evidence.anchors == anchors
