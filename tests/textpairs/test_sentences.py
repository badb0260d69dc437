"""Sentences as words: content, negation, quantifiers, modals, numbers."""

from collections.abc import Callable

import pytest

from crossclaim.textpairs.sentences import Sentence
from crossclaim.textpairs.verdict import Reading

Reader = Callable[[str], Sentence]


def test_content_words_leave_grammar_out(sentence: Reader) -> None:
    assert [word.lemma for word in sentence("The old dam has not failed in 40 years.").content] == [
        "old",
        "dam",
        "fail",
        "40",
        "year",
    ]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The guard did not sleep.", {"sleep"}),
        ("No child slept.", {"child", "sleep"}),
        ("Nobody slept.", {"sleep"}),
        ("The road is not safe.", {"be", "safe"}),
        ("The guard slept.", set()),
    ],
)
def test_negation_is_marked_on_what_it_denies(sentence: Reader, text: str, negated: set[str]) -> None:
    assert {word.lemma for word in sentence(text).words if word.negated} == negated


def test_quantifiers_and_modals_are_marked_on_their_heads(sentence: Reader) -> None:
    words = {word.lemma: word for word in sentence("All members may attend only the meeting.").words}
    assert words["member"].quantifier == "all"
    assert words["attend"].modal == "possible"


def test_numbers_have_their_value(sentence: Reader) -> None:
    words = sentence("Twelve boats took 1,400 guests on the third day.").words
    assert [word.value for word in words if word.value is not None] == [12, 1400]
    assert [word.ordinal for word in words if word.ordinal is not None] == [3]


def test_offsets_index_the_text(read: Callable[[str, str], Reading]) -> None:
    text = "It rained. The dam broke, and nobody was hurt."
    assert [text[s.start : s.end] for s in read(text, "a.txt").sentences] == [
        "It rained.",
        "The dam broke, and nobody was hurt.",
    ]
