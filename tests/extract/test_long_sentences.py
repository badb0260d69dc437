"""Where sentences are cut that are longer than any that people write."""

from itertools import pairwise

import pytest

from crossclaim.extract.long_sentences import MAX_SENTENCE, MAX_UNSURE, bound_sentences


def surely(starts: list[bool | None]) -> list[int]:
    return [at for at, start in enumerate(starts) if start is True]


def test_long_sentences_without_any_start_are_cut_by_length() -> None:
    words = ["word"] * 1_000
    starts: list[bool | None] = [True, *([False] * 999)]
    assert surely(bound_sentences(words, starts)) == [0, MAX_SENTENCE, 2 * MAX_SENTENCE, 3 * MAX_SENTENCE]


def test_long_sentences_are_cut_where_a_start_is_possible() -> None:
    words = ["word"] * 1_000
    starts: list[bool | None] = [True, *([False] * 999)]
    starts[250] = starts[400] = None  # behind a semicolon
    assert surely(bound_sentences(words, starts))[:3] == [0, 250, 400]


@pytest.mark.parametrize("length", [10, 100, 299])
def test_sentences_of_usual_length_are_left_to_the_parser(length: int) -> None:
    sentence = ["The", *["word"] * (length - 2), "."]
    n_sentences = MAX_UNSURE // length
    words = sentence * n_sentences
    starts: list[bool | None] = [None if at and at % length == 0 else False for at in range(len(words))]
    starts[0] = True
    assert bound_sentences(words, starts) == starts


def test_full_stops_that_the_parser_may_read_over_are_taken_now_and_then() -> None:
    words = ["A", "."] * 5_000
    starts: list[bool | None] = [None if at and at % 2 == 0 else False for at in range(len(words))]
    starts[0] = True
    cuts = surely(bound_sentences(words, starts))
    assert max(after - before for before, after in pairwise([*cuts, len(words)])) <= MAX_UNSURE
