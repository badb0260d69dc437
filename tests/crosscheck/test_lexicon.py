"""Word relations of WordNet: known pairs that hold, known pairs that must not, and what holds for all words."""

import gzip
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossclaim.crosscheck.lexicon import POS, Lexicon, Pos, load_lexicon
from crossclaim.crosscheck.wordnet import parse_table

PACKED = files("crossclaim").joinpath("data", "lexicon.txt.gz").read_bytes()

# Frequent words of all parts of speech, relatives among them, and some that no lexicon has.
WORDS = (
    "acquire acquisition alive animal approve begin big buy car cat change country dead decrease doctor dog employee "
    "employer end enormous fall fast found founder guilty hot huge increase innocent kill large legal light long lose "
    "march monday move nurse open own plant quickly rate reject rise run sell set share slowly small state support "
    "take tiny tuesday vehicle victory war win work zzyzx Paris"
).split() + ["take over", "prime minister", "no such phrase", ""]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize(
    ("a", "b", "pos", "expected"),
    [
        ("big", "large", "a", True),
        ("sick", "ill", "a", True),
        ("hard", "difficult", "a", True),
        ("quickly", "rapidly", "r", True),
        ("often", "frequently", "r", True),
        ("buy", "purchase", "v", True),
        ("begin", "start", "v", True),
        ("end", "terminate", "v", True),
        ("build", "construct", "v", True),
        ("permit", "allow", "v", True),
        ("assist", "help", "v", True),
        ("car", "automobile", "n", True),
        ("doctor", "physician", "n", True),
        ("lawyer", "attorney", "n", True),
        ("nation", "country", "n", True),
        ("error", "mistake", "n", True),
        ("increase", "headquarters", "n", False),
        ("dog", "cat", "n", False),
        ("bank", "river", "n", False),
        ("hot", "cold", "a", False),
        ("kill", "die", "v", False),
        ("bring", "take", "v", False),  # one synset, which is a rare sense of both
        ("see", "date", "v", False),  # a first sense of "date", a last one of "see"
        ("murder", "kill", "v", False),  # narrower, not the same
        ("big", "large", "v", False),  # another part of speech
        ("big", "big", "a", False),  # a word is not listed as its own synonym
    ],
)
def test_synonyms_are_the_words_of_common_senses(lexicon: Lexicon, a: str, b: str, pos: Pos, expected: bool) -> None:
    assert lexicon.are_synonyms(a, b, pos) is expected


@pytest.mark.parametrize(
    ("a", "b", "pos", "expected"),
    [
        ("rise", "fall", "v", "direct"),
        ("rise", "fall", "n", "direct"),
        ("increase", "decrease", "v", "direct"),
        ("open", "close", "v", "direct"),
        ("accept", "reject", "v", "direct"),
        ("win", "lose", "v", "direct"),
        ("victory", "defeat", "n", "direct"),
        ("war", "peace", "n", "direct"),
        ("guilty", "innocent", "a", "direct"),
        ("legal", "illegal", "a", "direct"),
        ("quickly", "slowly", "r", "direct"),
        ("allow", "prohibit", "v", "indirect"),  # allow = permit
        ("diminish", "increase", "v", "indirect"),  # diminish = decrease
        ("always", "never", "r", "indirect"),
        ("huge", "small", "a", "indirect"),  # huge is similar to large
        ("huge", "tiny", "a", "indirect"),  # both only similar to the opposites
        ("dog", "cat", "n", None),
        ("buy", "purchase", "v", None),
        ("run", "walk", "v", None),
        ("eat", "drink", "v", None),
        ("two", "third", "a", None),  # the heads "cardinal" and "ordinal" are opposites, their members are not
        ("brown", "gray", "a", None),  # nor those of "chromatic" and "achromatic"
        ("big", "large", "a", None),
        ("increase", "increase", "v", None),
    ],
)
def test_antonymy_says_how_directly_words_are_opposed(
    lexicon: Lexicon, a: str, b: str, pos: Pos, expected: str | None
) -> None:
    assert lexicon.antonymy(a, b, pos) == expected
    assert lexicon.are_antonyms(a, b, pos) is (expected is not None)


@pytest.mark.parametrize(
    ("general", "specific", "pos", "expected"),
    [
        ("animal", "dog", "n", True),
        ("vehicle", "car", "n", True),
        ("person", "doctor", "n", True),
        ("disease", "cancer", "n", True),
        ("document", "treaty", "n", True),
        ("month", "january", "n", True),
        ("move", "walk", "v", True),
        ("kill", "murder", "v", True),
        ("change", "increase", "v", True),
        ("dog", "animal", "n", False),  # the wrong way round
        ("entity", "dog", "n", False),  # too general to say anything
        ("city", "dog", "n", False),
        ("animal", "animal", "n", False),
        ("prove", "disprove", "v", False),  # WordNet puts the opposite below
    ],
)
def test_hypernyms_stand_above(lexicon: Lexicon, general: str, specific: str, pos: Pos, expected: bool) -> None:
    assert lexicon.is_hypernym(general, specific, pos) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("dog", "cat", True),  # two levels up, under "carnivore"
        ("monday", "tuesday", True),
        ("january", "february", True),
        ("red", "blue", True),
        ("doctor", "nurse", True),
        ("wheat", "rice", True),
        ("car", "truck", True),
        ("novel", "poem", True),
        ("dog", "car", False),
        ("dog", "puppy", False),  # a puppy is a dog
        ("dog", "animal", False),
        ("car", "automobile", False),  # one thing
        ("scientist", "victim", False),  # "person" is too wide a class
        ("increase", "headquarters", False),
    ],
)
def test_sisters_are_members_of_a_narrow_class(lexicon: Lexicon, a: str, b: str, expected: bool) -> None:
    assert lexicon.are_sisters(a, b, "n") is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("acquire", "acquisition", True),
        ("found", "founder", True),
        ("found", "foundation", True),
        ("founder", "foundation", True),  # both of "found"
        ("support", "supporter", True),
        ("invade", "invasion", True),
        ("die", "death", True),
        ("economic", "economy", True),
        ("quickly", "quick", True),
        ("analyse", "analysis", True),  # through the spelling "analyze"
        ("colour", "color", True),
        ("dog", "cat", False),
        ("buy", "sell", False),
        ("legal", "illegal", False),
        ("collect", "uncollected", False),
        ("employer", "employee", False),  # two sides of employing
    ],
)
def test_derivations_share_a_word(lexicon: Lexicon, a: str, b: str, expected: bool) -> None:
    assert lexicon.share_derivation(a, b) is expected


def test_derivations_name_the_part_of_speech(lexicon: Lexicon) -> None:
    assert ("acquisition", "n") in lexicon.derivations("acquire", "v")


@pytest.mark.parametrize(
    ("a", "b", "entails", "causes"),
    [
        ("buy", "pay", True, False),
        ("win", "compete", True, False),
        ("kill", "die", False, True),
        ("show", "see", False, True),
        ("pay", "buy", False, False),
        ("die", "kill", False, False),
    ],
)
def test_verbs_entail_and_cause_one_way(lexicon: Lexicon, a: str, b: str, entails: bool, causes: bool) -> None:
    assert (lexicon.entails(a, b), lexicon.causes(a, b)) == (entails, causes)


@pytest.mark.parametrize("lemma", ["london", "shakespeare", "canis", "zzyzx", "", "big\t", "a:b"])
def test_names_and_unknown_words_have_no_senses(lexicon: Lexicon, lemma: str) -> None:
    assert not lexicon.senses(lemma, "n")
    assert not lexicon.synonyms(lemma, "n")
    assert not lexicon.derivations(lemma, "n")


def test_senses_come_with_their_share_most_frequent_first(lexicon: Lexicon) -> None:
    shares = list(lexicon.senses("big", "a").values())
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 50
    assert sum(shares) <= 110  # rounded up to at least one percent each


@given(a=st.sampled_from(WORDS), b=st.sampled_from(WORDS), pos=st.sampled_from(POS))
def test_symmetric_relations_hold_both_ways(lexicon: Lexicon, a: str, b: str, pos: Pos) -> None:
    assert lexicon.are_synonyms(a, b, pos) == lexicon.are_synonyms(b, a, pos)
    assert lexicon.antonymy(a, b, pos) == lexicon.antonymy(b, a, pos)
    assert lexicon.are_sisters(a, b, pos) == lexicon.are_sisters(b, a, pos)
    assert lexicon.share_derivation(a, b) == lexicon.share_derivation(b, a)


@given(a=st.sampled_from(WORDS), b=st.sampled_from(WORDS), pos=st.sampled_from(POS))
def test_synonyms_are_neither_indirect_antonyms_nor_sisters(lexicon: Lexicon, a: str, b: str, pos: Pos) -> None:
    if lexicon.are_synonyms(a, b, pos):
        assert lexicon.antonymy(a, b, pos) != "indirect"
        assert not lexicon.are_sisters(a, b, pos)


@given(lemma=st.text(max_size=12), pos=st.sampled_from(POS))
def test_any_text_can_be_looked_up(lexicon: Lexicon, lemma: str, pos: Pos) -> None:
    assert lemma not in lexicon.synonyms(lemma, pos)
    assert not lexicon.are_antonyms(lemma, lemma, pos)
    assert not lexicon.is_hypernym(lemma, lemma, pos)
    assert not lexicon.are_sisters(lemma, lemma, pos)


@pytest.mark.slow
def test_symmetric_relations_hold_both_ways_for_every_lemma(lexicon: Lexicon) -> None:
    for line in read_lemma_lines():
        pos, lemma = line.split("\t", 1)[0].split(":")
        assert pos in POS
        for synonym in lexicon.synonyms(lemma, pos):
            assert lexicon.are_synonyms(synonym, lemma, pos), (lemma, synonym)
        for antonym in lexicon.antonyms(lemma, pos):
            assert lexicon.antonymy(antonym, lemma, pos) == "direct", (lemma, antonym)
        for derived, derived_pos in lexicon.derivations(lemma, pos):
            assert (lemma, pos) in lexicon.derivations(derived, derived_pos), (lemma, derived)


def test_file_is_small_and_sorted() -> None:
    lemmas = read_lemma_lines()
    assert len(PACKED) < 5_000_000
    assert len(lemmas) > 100_000
    assert lemmas == sorted(lemmas)  # bisection depends on it


def test_table_of_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match=r"header is 'crossclaim-lexicon 9 0'.*build it again"):
        parse_table("crossclaim-lexicon 9 0\n")


def read_lemma_lines() -> list[str]:
    header, *lines = gzip.decompress(PACKED).decode().split("\n")
    return lines[int(header.rpartition(" ")[2]) :]
