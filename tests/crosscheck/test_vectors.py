"""Word vectors: which words are nearer than others, what holds for all pairs, and the shape of the file."""

from importlib.resources import files
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossclaim.crosscheck.vectors import FORMAT, load_vectors, parse_vectors, similarity

FILE = files("crossclaim").joinpath("data", "vectors.npz")
MAX_BYTES = 5_000_000

# Words in any order, unknown ones among them.
WORDS = st.sampled_from(
    "acquire buy sell begin end large small quickly company river teacher zzyzx Paris".split()
    + ["take over", "break out", "no such phrase", ""]
)


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        # Verbs, with those that mean the same in some contexts only.
        ("begin", "start", "paint"),
        ("begin", "break out", "paint"),
        ("reach", "attain", "cook"),
        ("award", "give", "climb"),
        ("shut", "close", "harvest"),
        ("treat", "care for", "drill"),
        ("acquire", "take over", "sing"),
        ("buy", "purchase", "swim"),
        ("build", "construct", "whisper"),
        ("rise", "go up", "translate"),
        ("increase", "grow", "arrest"),
        ("kill", "murder", "publish"),
        ("say", "state", "dig"),
        ("announce", "declare", "freeze"),
        ("resign", "step down", "melt"),
        ("postpone", "put off", "employ"),
        ("cancel", "call off", "breathe"),
        ("fund", "finance", "sleep"),
        ("investigate", "look into", "decorate"),
        ("reject", "turn down", "plant"),
        ("demolish", "tear down", "consult"),
        ("injure", "wound", "sign"),
        ("hire", "recruit", "evaporate"),
        ("permit", "allow", "bake"),
        # Nouns.
        ("car", "automobile", "poem"),
        ("doctor", "physician", "carpet"),
        ("lawyer", "attorney", "mountain"),
        ("error", "mistake", "forest"),
        ("profit", "earnings", "kitchen"),
        ("ship", "vessel", "opinion"),
        ("illness", "disease", "parliament"),
        ("salary", "wage", "volcano"),
        ("film", "movie", "harbour"),
        ("election", "vote", "kitchen"),
        # Adjectives and adverbs.
        ("large", "big", "fluent"),
        ("rapid", "quick", "wooden"),
        ("rich", "wealthy", "vertical"),
        ("dangerous", "hazardous", "musical"),
        ("often", "frequently", "beautifully"),
        ("quickly", "rapidly", "legally"),
        ("nearly", "almost", "politely"),
    ],
)
def test_similarity_ranks_a_near_word_above_a_far_one(word: str, near: str, far: str) -> None:
    assert word in load_vectors() and near in load_vectors() and far in load_vectors()
    assert similarity(word, near) > similarity(word, far) + 0.1


@pytest.mark.parametrize(("a", "b"), [("open", "close"), ("rise", "fall"), ("win", "lose"), ("monday", "tuesday")])
def test_similarity_does_not_tell_opposites_and_alternatives_from_synonyms(a: str, b: str) -> None:
    # A limit that callers have to know: hardly any unrelated pair stands above 0.4, but opposites do.
    assert similarity(a, b) > 0.4


@given(WORDS, WORDS)
def test_similarity_is_symmetric_and_between_minus_one_and_one(a: str, b: str) -> None:
    assert similarity(a, b) == similarity(b, a)
    assert -1 <= similarity(a, b) <= 1


@pytest.mark.parametrize(
    ("a", "b"), [("zzyzx", "buy"), ("buy", "zzyzx"), ("zzyzx", "zzyzx"), ("", "buy"), ("Buy", "buy")]
)
def test_unknown_words_are_similar_to_none(a: str, b: str) -> None:
    assert similarity(a, b) == 0.0


def test_known_words_are_wholly_similar_to_themselves() -> None:
    assert all(similarity(word, word) == 1.0 for word in ("buy", "take over", "river"))


def test_file_is_small_and_has_enough_words() -> None:
    assert len(FILE.read_bytes()) <= MAX_BYTES
    assert 25_000 <= len(load_vectors().rows) <= 40_000


def test_rows_have_length_one() -> None:
    assert np.allclose(np.linalg.norm(load_vectors().matrix, axis=1), 1, atol=1e-5)


def test_loading_twice_gives_the_same_vectors() -> None:
    again = parse_vectors(FILE.read_bytes())
    assert again.rows == load_vectors().rows
    assert np.array_equal(again.matrix, load_vectors().matrix)


def pack(words: str, n_rows: int) -> bytes:
    packed = BytesIO()
    levels = np.ones((n_rows, 2), np.int8)
    np.savez(packed, words=np.frombuffer(words.encode(), np.uint8), levels=levels, steps=np.ones(2, np.float32))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("words", "n_rows", "message"),
    [("other 1\nbuy\nsell", 2, "format is 'other 1'"), (f"{FORMAT}\nbuy", 2, "1 words, but vectors of shape")],
)
def test_parse_vectors_rejects_a_file_of_another_form(words: str, n_rows: int, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_vectors(pack(words, n_rows))


def test_parse_vectors_rejects_pickled_objects() -> None:
    packed = BytesIO()
    np.savez(packed, words=np.array([{"a": 1}], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle"):
        parse_vectors(packed.getvalue())
