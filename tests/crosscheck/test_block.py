"""Which pairs are compared: only across documents, only what shares content, at most a cap each and the rest counted."""

import pytest

from crossclaim.crosscheck import block as blocking
from crossclaim.crosscheck.block import MIN_WEIGHT, block, index_keys, word_keys
from crossclaim.crosscheck.frames import Frame

from .making import make_frame, make_quantity
from .making import make_term as term


def frames(*keys_by_document: list[list[str]]) -> list[Frame]:
    """Frames of nouns: a list of claims a document, each a list of words."""
    made: list[Frame] = []
    for document, claims in enumerate(keys_by_document):
        for words in claims:
            made.append(make_frame([term(word) for word in words], index=len(made), document=document))
    return made


def test_pairs_lie_across_documents_and_share_a_term() -> None:
    found = block(frames([["dam"], ["violin"]], [["dam"], ["lorry"]], [["dam", "violin"]]), 30)
    assert found.pairs.tolist() == [[0, 2], [0, 4], [1, 4], [2, 4]]
    assert found.skipped == 0


def test_claims_of_one_document_are_never_paired() -> None:
    assert block(frames([["dam"], ["dam"]]), 30).pairs.tolist() == []


@pytest.mark.parametrize(("one", "other"), [("physician", "doctor"), ("lorry", "truck"), ("founder", "found")])
def test_synonyms_and_derivations_are_found(one: str, other: str) -> None:
    a = make_frame([term(one)], index=0, document=0)
    b = make_frame([term(other, pos="v" if other == "found" else "n")], index=1, document=1)
    assert block([a, b], 30).pairs.tolist() == [[0, 1]]


def test_light_terms_find_nothing() -> None:
    made = frames([["dam"]], [["dam"]])
    for frame in made:
        frame.terms[0].weight = MIN_WEIGHT - 0.01
    assert block(made, 30).pairs.tolist() == []


def test_reports_of_statements_are_not_paired() -> None:
    made = frames([["dam"]], [["dam"]])
    made[1].reports = True
    assert block(made, 30).pairs.tolist() == []


def test_cap_keeps_the_partners_that_share_most_and_counts_the_others() -> None:
    ways = [["dam", "violin", "lorry"], ["dam", "violin"], ["dam"]]
    found = block(frames(ways, ways), 2)
    # Each claim proposes its best partner alone; the two that share all three words are the best of everyone.
    assert found.pairs.tolist() == [[0, 3], [0, 4], [0, 5], [1, 3], [2, 3]]
    assert found.skipped == 4


@pytest.mark.parametrize("cap", [1, 2, 5])
def test_cap_bounds_the_number_of_pairs(cap: int) -> None:
    made = frames([["dam"]] * 8, [["dam"]] * 8, [["dam"]] * 8)
    found = block(made, cap)
    assert len(found.pairs) <= cap * len(made)
    assert found.skipped > 0


@pytest.mark.parametrize("cap", [2, 4])
def test_cap_holds_for_the_average_claim(cap: int) -> None:
    made = frames(*[[["dam"]]] * 12)
    found = block(made, cap)
    assert 2 * len(found.pairs) <= cap * len(made)


def test_pairs_left_out_and_pairs_kept_are_all_pairs() -> None:
    made = frames([["dam"]], [["dam"]] * 4)
    found = block(made, 1)
    assert len(found.pairs) + found.skipped == 4


def test_quantities_are_found_by_unit_and_what_they_count_and_by_value() -> None:
    ships = term("14", "quantity", quantity=make_quantity(14, of="ship"))
    assert index_keys(ships) == ("unit::ship", "value:14:")
    weights = [term(text, "quantity", quantity=make_quantity(value, unit)) for text, value, unit in WEIGHTS]
    assert len({index_keys(weight)[1] for weight in weights}) == 1


WEIGHTS = (("1,450 kg", 1450, "kg"), ("1.45 t", 1.45, "t"))


def test_name_is_found_by_its_words_and_related_names() -> None:
    paris = term("e1", "entity", words=("paris",), related=frozenset({"e2"}))
    assert index_keys(paris) == ("e1", "paris", "e2")


def test_word_is_found_by_itself() -> None:
    assert "zzyzx" in word_keys("zzyzx", "n")
    assert "acquisition" in word_keys("acquire", "v")


def test_claims_of_other_sentences_of_one_document_are_paired_within() -> None:
    made = frames([["dam"], ["dam"]], [["dam"]])
    again = make_frame([term("dam")], index=3, document=1, claim=made[2].claim)
    found = block([*made, again], 30, within=True)
    assert found.pairs.tolist() == [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3]]


def test_large_blocks_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "MAX_BLOCK", 4)
    made = frames([["dam"]] * 3, [["dam"]] * 2, [["violin"]], [["violin"]])
    found = block(made, 30)
    assert found.pairs.tolist() == [[5, 6]]
    assert (found.capped_blocks, found.capped_pairs, found.skipped) == (1, 10, 0)


def test_claims_that_share_two_large_blocks_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "MAX_BLOCK", 2)
    made = frames([["dam", "violin"]], [["dam"]], [["violin"]], [["dam", "violin"]])
    found = block(made, 30)
    assert found.pairs.tolist() == [[0, 3]]
    assert (found.capped_blocks, found.capped_pairs) == (2, 6)


def test_terms_of_large_blocks_count_where_another_block_finds_the_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = [["dam", "violin"], ["violin", "lorry"], ["dam", "lorry"], ["dam"], ["dam"]]
    expected = block(frames(ways, ways), 2)
    monkeypatch.setattr(blocking, "MAX_BLOCK", 5)
    found = block(frames(ways, ways), 2)
    assert expected.capped_blocks == 0 and found.capped_blocks == 1
    assert {(0, 5), (1, 6), (2, 7)} <= set(map(tuple, found.pairs.tolist())) <= set(map(tuple, expected.pairs.tolist()))
