"""The hand-made word tables: rows that must be found or must not, the checks of the file, its consistency."""

import tomllib
from importlib.resources import files
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossclaim.crosscheck.lexical import (
    Frame,
    Implicative,
    LexicalTables,
    LightVerb,
    Predicate,
    load_lexical,
    parse_lexical,
)
from crossclaim.crosscheck.lexicon import POS, Pos, load_lexicon

TEXT = files("crossclaim").joinpath("data", "lexical.toml").read_text(encoding="utf-8")
FILE = tomllib.loads(TEXT)
WORDS = sorted({word for rows in FILE["synonym"].values() for row in rows for word in row.split(", ")})


@pytest.fixture(scope="module")
def tables() -> LexicalTables:
    return load_lexical()


@pytest.mark.parametrize(
    ("a", "b", "pos", "expected"),
    [
        ("fund", "finance", "v", True),
        ("finance", "pay for", "v", True),
        ("found", "establish", "v", True),
        ("set up", "create", "v", True),
        ("acquire", "take over", "v", True),
        ("acquire", "purchase", "v", True),
        ("employ", "have a workforce of", "v", True),
        ("chair", "preside over", "v", True),
        ("plan", "intend", "v", True),
        ("join", "accede to", "v", True),
        ("own", "hold", "v", True),
        ("cost", "be priced at", "v", True),
        ("comprise", "consist of", "v", True),
        ("headquarters", "head office", "n", True),
        ("revenue", "turnover", "n", True),
        ("patient", "participant", "n", True),
        ("located", "situated", "a", True),
        ("about", "approximately", "r", True),
        ("hand over", "transfer", "v", True),
        ("rescue", "bring to safety", "v", True),
        ("closing date", "deadline", "n", True),
        ("vacant", "unoccupied", "a", True),
        ("uninjured", "safe", "a", True),
        ("widow", "widower", "n", False),  # of one death only one of them is left
        ("tree", "trunk", "n", False),  # a part
        ("increase", "headquarters", "n", False),
        ("buy", "sell", "v", False),
        ("appoint", "nominate", "v", False),  # one can be nominated and not appointed
        ("university", "college", "n", False),
        ("president", "head of state", "n", False),  # a monarch is one too
        ("lead", "chair", "v", False),  # rows do not join through "head"
        ("fund", "finance", "n", False),  # another part of speech
        ("fund", "fund", "v", False),
    ],
)
def test_synonyms_stand_in_one_row(tables: LexicalTables, a: str, b: str, pos: Pos, expected: bool) -> None:
    assert tables.are_synonyms(a, b, pos) is expected


@pytest.mark.parametrize(
    ("a", "b", "pos", "expected"),
    [
        ("approve", "reject", "v", True),
        ("rise", "fall", "v", True),
        ("increase", "decrease", "v", True),
        ("open", "close", "v", True),
        ("succeed", "fail", "v", True),
        ("accept", "refuse", "v", True),
        ("win", "lose", "v", True),
        ("allow", "ban", "v", True),
        ("confirm", "deny", "v", True),
        ("arrive", "depart", "v", True),
        ("launch", "cancel", "v", True),
        ("acquit", "convict", "v", True),
        ("survive", "die", "v", True),
        ("guilty", "innocent", "a", True),
        ("safe", "dangerous", "a", True),
        ("voluntary", "compulsory", "a", True),
        ("ahead of schedule", "behind schedule", "r", True),
        ("profit", "loss", "n", True),
        ("postpone", "cancel", "v", True),
        ("waive", "charge", "v", True),
        ("withdraw", "carry", "v", True),
        ("resign", "dismiss", "v", True),
        ("pull down", "stand", "v", True),
        ("sell", "unsold", "v", True),  # an act and the state that it ends
        ("raise", "unchanged", "v", True),
        ("apply", "exempt", "v", True),
        ("break down", "work", "v", True),
        ("fell", "preserve", "v", True),
        ("volunteer", "conscript", "v", True),
        ("sold out", "available", "a", True),
        ("overcast", "sunny", "a", True),
        ("provisional", "final", "a", True),
        ("steep", "flat", "a", True),
        ("suicide", "murder", "n", True),
        ("discount", "premium", "n", True),
        ("predecessor", "successor", "n", True),
        ("manually", "automatically", "r", True),
        ("separately", "together", "r", True),
        ("revenue", "profit", "n", False),  # two measures
        ("score", "concede", "v", False),  # a team does both
        ("grant", "revoke", "v", False),  # one after the other
        ("rise", "increase", "v", False),
        ("begin", "end", "v", False),  # of one event both come true
        ("lend", "borrow", "v", False),  # converses
        ("absorb", "emit", "v", False),  # a body can do both
        ("birth", "death", "n", False),
        ("win", "win", "v", False),
    ],
)
def test_antonyms_stand_on_two_sides(tables: LexicalTables, a: str, b: str, pos: Pos, expected: bool) -> None:
    assert tables.are_antonyms(a, b, pos) is expected


@pytest.mark.parametrize(
    ("word", "prep", "pos", "converse", "converse_prep"),
    [
        ("sell", "to", "v", "buy", "from"),
        ("buy", "from", "v", "sell", "to"),
        ("lend", "to", "v", "borrow", "from"),
        ("precede", "", "v", "follow", ""),
        ("employ", "", "v", "work", "for"),
        ("own", "", "v", "belong", "to"),
        ("include", "", "v", "be part", "of"),
        ("give", "to", "v", "receive", "from"),
        ("host", "", "v", "take place", "in"),
        ("beat", "", "v", "lose", "to"),
        ("win", "against", "v", "lose", "to"),
        ("exceed", "", "v", "be", "below"),
        ("marry", "", "v", "marry", ""),  # symmetric
        ("parent", "of", "n", "child", "of"),
        ("sibling", "of", "n", "sibling", "of"),
        ("recruit", "", "v", "join", ""),
        ("knock out", "", "v", "lose", "to"),
        ("finish", "ahead of", "v", "finish", "behind"),
    ],
)
def test_converses_exchange_the_roles(
    tables: LexicalTables, word: str, prep: str, pos: Pos, converse: str, converse_prep: str
) -> None:
    assert Predicate(converse, converse_prep, pos) in tables.converses(word, prep, pos)


@pytest.mark.parametrize(("word", "prep"), [("sell", "from"), ("sell", ""), ("eat", ""), ("parent", "of")])
def test_converses_need_the_right_preposition_and_part_of_speech(tables: LexicalTables, word: str, prep: str) -> None:
    assert tables.converses(word, prep) == ()


@pytest.mark.parametrize(
    ("verb", "noun", "expected"),
    [
        ("make", "contribution", LightVerb("contribute", "to", "to", "active")),
        ("take", "decision", LightVerb("decide", "on", "on", "active")),
        ("give", "support", LightVerb("support", "to", "", "active")),
        ("hold", "meeting", LightVerb("meet", "with", "with", "active")),
        ("pay", "visit", LightVerb("visit", "to", "", "active")),
        ("take", "place", LightVerb("happen", "", "", "active")),
        ("receive", "approval", LightVerb("approve", "", "", "passive")),
        ("provide", "support", LightVerb("support", "for", "", "active")),
        ("lose", "life", LightVerb("die", "", "", "active")),
        ("find", "buyer", LightVerb("sell", "", "", "passive")),
        ("undergo", "restoration", LightVerb("restore", "", "", "passive")),
    ],
)
def test_light_verbs_mean_what_the_noun_says(tables: LexicalTables, verb: str, noun: str, expected: LightVerb) -> None:
    assert expected in tables.light_verbs(verb, noun)


@pytest.mark.parametrize(("verb", "noun"), [("eat", "contribution"), ("see", "increase"), ("make", "car")])
def test_full_verbs_are_not_light(tables: LexicalTables, verb: str, noun: str) -> None:
    assert tables.light_verbs(verb, noun) == ()


@pytest.mark.parametrize(
    ("verb", "frame", "expected"),
    [
        ("manage", "to", Implicative("true", "false")),
        ("fail", "to", Implicative("false", "true")),
        ("refuse", "to", Implicative("false", "unknown")),
        ("forget", "to", Implicative("false", "true")),
        ("forget", "that", Implicative("true", "true")),  # taken for granted
        ("avoid", "ing", Implicative("false", "true")),
        ("succeed in", "ing", Implicative("true", "false")),
        ("plan", "to", Implicative("planned", "unknown")),
        ("claim", "that", Implicative("attributed", "unknown")),
        ("deny", "that", Implicative("denied", "unknown")),
        ("know", "that", Implicative("true", "true")),
        ("think", "that", Implicative("attributed", "denied")),  # "does not think that" is "thinks that not"
        ("force", "object to", Implicative("true", "unknown")),
        ("prevent", "object ing", Implicative("false", "unknown")),
        ("eat", "to", None),
        ("manage", "that", None),
    ],
)
def test_implicatives_tell_the_standing_of_the_complement(
    tables: LexicalTables, verb: str, frame: Frame, expected: Implicative | None
) -> None:
    assert tables.implicative(verb, frame) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("sell", "sale", True), ("loss", "lose", True), ("steal", "theft", True), ("sell", "loss", False)],
)
def test_derivations_complete_wordnet(tables: LexicalTables, a: str, b: str, expected: bool) -> None:
    assert tables.share_derivation(a, b) is expected
    assert not load_lexicon().share_derivation(a, b)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[synonym]\nx = ['a, b']", "synonym.x"),  # unknown part of speech
        ("[synonym]\nv = ['a, b', 'c']", r"synonym\.v\.1: a row needs at least two words"),
        ("[synonym]\nv = ['a, b, a']", r"synonym\.v\.0: a word is given twice"),
        ("[synonym]\nv = ['a, B']", r"synonym\.v\.0: 'B' is not a word or phrase in lower case"),
        ("[synonym]\nv = ['a,b, c']", r"synonym\.v\.0: 'a,b' is not a word"),
        ("[antonym]\nn = ['a, b']", r"antonym\.n\.0: a row needs one ' / '"),
        ("[antonym]\nn = ['a, b / b']", r"antonym\.n\.0: a word is given twice"),
        ("converse = [{a = 'x', a_prep = '', b = 'y'}]", r"converse\.0\.b_prep"),
        ("converse = [{a = 'x', a_prep = '', b = 'y', b_prep = '', pos = 'z'}]", r"converse\.0\.pos"),
        ("light = [{verb = 'Make', noun = 'x', means = 'y'}]", r"light\.0\.verb"),
        (
            "light = [{verb = 'a', noun = 'x', means = 'y'}, {verb = 'a', noun = 'x', means = 'z'}]",
            r"light\.1: .*twice",
        ),
        (
            "implicative = [{verb = 'fail', frame = 'to', complement = 'no', negated = 'true'}]",
            r"implicative\.0\.compl",
        ),
        ("derivation = ['sell']", r"derivation\.0: a row needs at least two words"),
        ("converses = []", "converses"),  # a misspelt section
        ("light = [", "lexical.toml: "),  # no TOML
    ],
)
def test_a_bad_row_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message) as error:
        parse_lexical(text)
    assert str(error.value).startswith("lexical.toml: ")


def test_sections_have_their_size() -> None:
    assert sum(map(len, FILE["synonym"].values())) >= 1200
    assert sum(map(len, FILE["antonym"].values())) >= 800
    assert len(FILE["light"]) >= 500


def test_no_pair_is_both_synonym_and_antonym(tables: LexicalTables) -> None:
    lexicon = load_lexicon()
    for pos in POS:
        for row in FILE["synonym"][pos]:
            for a, b in combinations(row.split(", "), 2):
                assert not tables.are_antonyms(a, b, pos), row
                assert not lexicon.are_antonyms(a, b, pos), row
        for row in FILE["antonym"][pos]:
            left, right = (side.split(", ") for side in row.split(" / "))
            assert not [(a, b) for a in left for b in right if lexicon.are_synonyms(a, b, pos)], row


def test_plain_verbs_and_nouns_of_light_verbs_are_words() -> None:
    lexicon = load_lexicon()
    for row in FILE["light"]:
        assert lexicon.senses(row["means"], "v"), row
        assert lexicon.senses(row["noun"], "n"), row


@given(a=st.sampled_from(WORDS), b=st.sampled_from(WORDS), pos=st.sampled_from(POS))
def test_pair_relations_hold_both_ways(tables: LexicalTables, a: str, b: str, pos: Pos) -> None:
    assert tables.are_synonyms(a, b, pos) == tables.are_synonyms(b, a, pos)
    assert tables.are_antonyms(a, b, pos) == tables.are_antonyms(b, a, pos)
    assert tables.share_derivation(a, b) == tables.share_derivation(b, a)
    assert not tables.are_synonyms(a, a, pos)


@pytest.mark.parametrize("row", FILE["converse"], ids=lambda row: f"{row['a']}-{row['b']}")
def test_converse_of_converse_is_the_predicate(tables: LexicalTables, row: dict[str, str]) -> None:
    pos: Pos = "n" if row.get("pos") == "n" else "v"
    predicate = Predicate(row["a"], row["a_prep"], pos)
    for converse in tables.converses(*predicate):
        assert predicate in tables.converses(*converse)
