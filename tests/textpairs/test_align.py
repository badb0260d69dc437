"""Words that stand for the same, and words that stand in each other's place."""

from collections.abc import Callable

import pytest

from crossclaim.textpairs.align import align, rivals_of
from crossclaim.textpairs.sentences import Sentence

Reader = Callable[[str], Sentence]


def test_words_are_linked_across_voice_and_synonyms(sentence: Reader) -> None:
    found = align(sentence("A storm destroyed the old lighthouse."), sentence("The lighthouse was wrecked by a storm."))
    assert {(link.a.lemma, link.b.lemma) for link in found.links} >= {("storm", "storm"), ("lighthouse", "lighthouse")}
    assert [word.lemma for word in found.rest_a if word.upos == "ADJ"] == ["old"]


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The tower is 40 metres high.", "The tower is 46 metres high.", "number"),
        ("The tower was built in 1901.", "The tower was built in 1910.", "year"),
        ("She came in first place.", "She came in fourth place.", "ordinal"),
        ("Prices rose sharply.", "Prices fell sharply.", "antonym"),
        ("Ada Moss won.", "Ada Kern won.", "name"),
    ],
)
def test_rivals_are_typed(sentence: Reader, a: str, b: str, kind: str) -> None:
    one, other = sentence(a), sentence(b)
    found = [rival for rival in rivals_of(one, other, align(one, other)) if rival.kind == kind]
    assert found and found[0].replaced


def test_linked_words_are_no_rivals(sentence: Reader) -> None:
    one, other = sentence("The 40 metre tower has 3 floors."), sentence("The tower of 40 metres has 3 floors.")
    assert not [rival for rival in rivals_of(one, other, align(one, other)) if rival.kind == "number"]
