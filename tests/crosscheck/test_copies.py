"""Copies of one text: found whatever was changed a little, and never where two texts only speak of the same."""

import random
from collections.abc import Sequence

import pytest

from crossclaim.crosscheck.copies import Copies, alike, find_copies, shingles_of, words_of
from crossclaim.ingest.document import make_document
from crossclaim_schemas import Document

from .making import Reader, make_claim

WORDS = "river stone market window harbour letter village engine summer bridge copper garden signal winter paper island".split()


def prose(seed: int, n_words: int = 120) -> str:
    """Words in an order of their own for each seed."""
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(n_words)).capitalize() + "."


def documents(*texts: str) -> list[Document]:
    return [make_document(f"{at}.txt", text) for at, text in enumerate(texts)]


def originals(texts: Sequence[str]) -> list[int]:
    """For each text the number of the one it is a copy of."""
    made = documents(*texts)
    place = {document.id: at for at, document in enumerate(made)}
    found = find_copies(made).original
    return [place[found[document.id]] for document in made]


def changed(text: str, *, every: int) -> str:
    """The text with one word in so many replaced."""
    return " ".join("other" if at % every == every - 1 else word for at, word in enumerate(text.split()))


def test_same_text_is_a_copy_whatever_its_case_and_punctuation() -> None:
    text = prose(1)
    assert originals([text, text.upper().replace(" ", ", "), prose(2)]) == [0, 0, 2]


def test_text_with_few_words_changed_is_a_copy() -> None:
    text = prose(1)
    assert originals([text, changed(text, every=40), changed(text, every=3)]) == [0, 0, 2]


def test_texts_of_two_writers_are_no_copies() -> None:
    assert originals([prose(seed) for seed in range(12)]) == list(range(12))


def test_empty_texts_are_no_copies() -> None:
    assert originals(["", "", "..."]) == [0, 1, 2]


def test_order_of_documents_does_not_matter() -> None:
    made = documents(prose(1), changed(prose(1), every=40), prose(2), prose(1))
    expected = find_copies(made)
    for seed in range(4):
        mixed = random.Random(seed).sample(made, len(made))
        assert find_copies(mixed) == expected


def test_paragraph_that_stands_in_two_documents_is_a_copy() -> None:
    shared = prose(1, 40)
    made = documents(f"{prose(2)}\n\n{shared}\n\n{prose(3)}", f"{prose(4)}\n\n{changed(shared, every=30)}", prose(5))
    copies = find_copies(made)
    assert copies.counts() == {"copied_documents": 0, "copied_passages": 2}
    start = made[0].text.index(shared)
    inside, outside = make_claim(made[0].id, start=start), make_claim(made[0].id, start=0)
    there = make_claim(made[1].id, start=len(prose(4)) + 2)
    assert copies.same_text(inside, there) and not copies.same_text(outside, there)


def test_short_lines_are_alike_by_chance() -> None:
    line = "Share this page with your friends."
    copies = find_copies(documents(f"{prose(1)}\n\n{line}", f"{prose(2)}\n\n{line}"))
    assert copies.counts()["copied_passages"] == 0


@pytest.mark.parametrize(("n_words", "copied"), [(11, False), (12, True)])
def test_long_sentence_word_for_word_is_a_copy(n_words: int, copied: bool) -> None:
    sentence = prose(1, n_words)
    made = documents(f"{sentence} {prose(2)}", f"{prose(3)} {sentence}")
    claims = [
        make_claim(d.id, start=start, sentence_start=start, sentence_end=start + len(sentence), text=sentence)
        for d, start in ((made[0], 0), (made[1], len(prose(3)) + 1))
    ]
    assert find_copies(made).same_text(*claims) is copied


def test_documents_are_joined_by_whatever_they_share() -> None:
    copies = Copies(original={"b": "a", "d": "c"})
    claims = [make_claim(name) for name in "dabe"]
    assert copies.documents_by_origin(claims) == [["a", "b"], ["d"], ["e"]]


@pytest.mark.parametrize("text", ["", "one", "one two three four", "one two three four five"])
def test_text_is_like_itself(text: str) -> None:
    shingles = shingles_of(words_of(text))
    assert alike(shingles, shingles) is bool(text)
    assert len(shingles) == (0 if not text else max(1, len(text.split()) - 3))


TEXT = "The dam broke in 1994. A storm sank the fishing vessel near the harbour of Brandau, and all of its crew were saved."


def test_agreement_of_copies_is_marked_and_told(reader: Reader) -> None:
    found = reader.find(TEXT, TEXT, "The dam broke in 1994.")
    copied = {(r.doc_a, r.doc_b): r for r in found.relations if r.copied}
    (first, second, third), _ = reader.load((TEXT, TEXT, "The dam broke in 1994."))
    assert set(copied) == {(first.id, second.id)}
    assert all(r.explanation.endswith("so neither supports the other.") for r in copied.values())
    assert found.counts["copied_documents"] == 1
    (fact,) = (f for f in found.facts if third.id in f.sides[0].documents)
    assert (len(fact.sides[0].documents), fact.sides[0].independent_origins) == (3, 2)


def test_conflict_of_an_edited_copy_stays(reader: Reader) -> None:
    story = f"Borealis was founded in Oslo in 1951. {TEXT} All of the ships of Borealis stayed in the harbour that day."
    found = reader.reported(story, story.replace("1951", "1953"))
    (conflict,) = (r for r in found if r.label == "conflict")
    assert conflict.copied
    assert "copies" not in conflict.explanation
