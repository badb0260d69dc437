"""Repairs: each rule on a parse that shows its error."""

from collections.abc import Callable, Sequence

import pytest
import spacy
from spacy.tokens import Doc

from crossclaim.extract.engine import Extractor
from crossclaim.extract.parse import Parse, read_parse
from crossclaim.extract.repairs import repair
from crossclaim.ingest.document import make_document
from crossclaim_schemas import Claim

BLANK = spacy.blank("en")
Word = tuple[str, str, str, str, int]  # word, lemma, tag, dependency, head


def parse_of(words: Sequence[Word]) -> Parse:
    pos = {"NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "VBZ": "VERB", "VBD": "VERB", "VBN": "VERB", "IN": "ADP", "CC": "CCONJ",
           ",": "PUNCT", "DT": "DET", "TO": "PART", "VB": "VERB", "PRP": "PRON", "WP": "PRON"}  # fmt: skip
    doc = Doc(
        BLANK.vocab, words=[word[0] for word in words], lemmas=[word[1] for word in words], tags=[word[2] for word in words],
        pos=[pos[word[2]] for word in words], deps=[word[3] for word in words], heads=[word[4] for word in words],
    )  # fmt: skip
    return read_parse(doc)


def test_noun_as_verb() -> None:
    parse = parse_of(
        [
            ("Peru", "Peru", "NNP", "nsubj", 1),
            ("shares", "share", "NNS", "compound", 2),
            ("borders", "border", "NNS", "ROOT", 2),
        ]
    )
    repair(parse, frozenset())
    assert (parse.pos[1], parse.deps, parse.heads) == ("VERB", ["nsubj", "ROOT", "dobj"], [1, 1, 1])


def test_purpose_of_verb() -> None:
    words = [("They", "they", "PRP", "nsubj", 1), ("sent", "send", "VBD", "ROOT", 1), ("troops", "troop", "NNS", "dobj", 1),
             ("to", "to", "TO", "aux", 4), ("help", "help", "VB", "acl", 2)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.deps[4], parse.heads[4]) == ("advcl", 1)


@pytest.mark.parametrize(("timed", "head"), [(frozenset({4}), 1), (frozenset(), 2)])
def test_time_of_verb(timed: frozenset[int], head: int) -> None:
    words = [("Peru", "Peru", "NNP", "nsubj", 1), ("hosted", "host", "VBD", "ROOT", 1), ("games", "game", "NNS", "dobj", 1),
             ("in", "in", "IN", "prep", 2), ("1990", "1990", "NN", "pobj", 3)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, timed)
    assert parse.heads[3] == head


def test_noun_with_verb() -> None:
    words = [("Peru", "Peru", "NNP", "nsubj", 1), ("sells", "sell", "VBZ", "ROOT", 1), ("gold", "gold", "NN", "dobj", 1),
             ("and", "and", "CC", "cc", 1), ("zinc", "zinc", "NN", "conj", 1)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.heads[3], parse.heads[4]) == (2, 2)


def test_finite_modifier() -> None:
    words = [
        ("workers", "worker", "NNS", "ROOT", 0),
        ("built", "build", "VBD", "acl", 0),
        ("it", "it", "PRP", "dobj", 1),
    ]
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.deps[0], parse.heads[0], parse.heads[1]) == ("nsubj", 1, 1)


def test_object_of_preposition() -> None:
    words = [("Water", "water", "NN", "nsubj", 1), ("boils", "boil", "VBZ", "ROOT", 1), ("at", "at", "IN", "prep", 1),
             ("noon", "noon", "NN", "dobj", 1)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.deps[3], parse.heads[3]) == ("pobj", 2)


def test_cleft() -> None:
    words = [("It", "it", "PRP", "nsubj", 1), ("was", "be", "VBD", "ROOT", 1), ("Ana", "Ana", "NNP", "attr", 1),
             ("who", "who", "WP", "nsubj", 4), ("won", "win", "VBD", "ccomp", 1)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.deps[4], parse.heads[4]) == ("relcl", 2)


def test_repair_stays_in_its_sentence() -> None:
    words = [("Peru", "Peru", "NNP", "nsubj", 1), ("shares", "share", "NNS", "compound", 2), ("borders", "border", "NNS", "ROOT", 2),
             ("workers", "worker", "NNS", "ROOT", 3), ("built", "build", "VBD", "acl", 3)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert parse.heads == [1, 1, 1, 4, 4]
    assert parse.kids == [[], [0, 2], [], [], [3]]


def test_repair_changes_no_doc() -> None:
    parse = parse_of([("workers", "worker", "NNS", "ROOT", 0), ("built", "build", "VBD", "acl", 0)])
    repair(parse, frozenset())
    assert [token.dep_ for token in parse.doc] == ["ROOT", "acl"]


def test_name_before_noun() -> None:
    words = [("Peru", "Peru", "NNP", "amod", 1), ("adheres", "adhere", "NNS", "ROOT", 1), ("to", "to", "IN", "prep", 1),
             ("it", "it", "PRP", "pobj", 2)]  # fmt: skip
    parse = parse_of(words)
    repair(parse, frozenset())
    assert (parse.pos[1], parse.deps[0]) == ("VERB", "nsubj")


MISREAD = [
    ("Peru has opposed nuclear non-proliferation.", "Peru has opposed nuclear non-proliferation."),
    ("The film Casablanca won three Oscars.", "The film Casablanca won three Oscars."),
    ("In 2018 an avalanche near Pian Lucerna, a resort in Lombardy, killed five.", "In 2018, an avalanche near Pian Lucerna killed five."),
    ("The victims were a man from Turin, who was 41, and his brother.", "A man from Turin was 41."),
    # a verb that looks like a noun
    ("The WCC issues standards for maps.", "The WCC issues standards for maps."),
    ("The army numbers about 900 soldiers.", "The army numbers about 900 soldiers."),
    ("The 17 member states of the TRC exchange radar data every day.", "The 17 member states of the TRC exchange radar data every day."),
    ("Cranes nest at all five lakes.", "Cranes nest at all five lakes."),
    ("Radio Two lost listeners.", "Radio Two lost listeners."),
    # an opening participle that no comma closes
    ("Run by volunteers the museum opened in 1970.", "The museum opened in 1970."),
    ("Owned by the town and run by volunteers the museum opened in 1970.", "The museum was run by volunteers."),
    ("Owned by the World Maritime Agency and hosted by Ishmere the Mine Clearance Equipment Depot is a bank.", "The Mine Clearance Equipment Depot is hosted by Ishmere."),
    ("Discovered by Priestley in 1774 oxygen makes up a fifth of the air.", "Oxygen was discovered by Priestley in 1774."),
    ("Written in Latin the charter grants the town a market.", "The charter was written in Latin."),
    ("Sued by its tenants the landlord paid damages.", "The landlord paid damages."),
    # a perfect whose parts an adverbial keeps apart
    ("Ishmere has to date sent 240 nurses.", "Ishmere has to date sent 240 nurses."),
    ("The fund has to date been audited twice.", "The fund has to date been audited twice."),
    ("The bank had to some degree recovered.", "The bank had to some degree recovered."),
    ("The team has so far this season won six games.", "The team has so far this season won six games."),
    ("She had her car repaired.", "Her car was repaired."),
    ("Two dams, completed in 1962 and 1971, supply electricity to the city.", "Two dams supply electricity to the city."),
    ("The lower valley floods almost every spring, although damage is rare.", "The lower valley floods almost every spring, although damage is rare."),
    ("The treatment results in fewer deaths.", "The treatment results in fewer deaths."),
    ("In 2008 the European Union granted it protected status.", "In 2008, the European Union granted it protected status."),
    ("The cheese is made from the milk of sheep that graze on marshes.", "Some sheep graze on marshes."),
    ("She replaces Mr Dunne, who had served for years.", "She replaces Mr Dunne."),
    ("Chemists are trying to make the enzyme work faster.", "The enzyme is to work faster."),
    ("The trial does not prove that night work causes the illness.", "It is left open whether night work causes the illness."),
    ("The coach said the team had won but that luck was not the whole story.", "Luck was not the whole story."),
    ('The island takes its name from a word for "quarry"; slate was cut there.', 'The island takes its name from a word for "quarry".'),
    ("The firm makes pumps that run on solar power.", "Some pumps run on solar power."),
    # words told once
    ("The match was played on Sunday 14 April 2024 at noon.", "The match was played on Sunday 14 April 2024 at noon."),
    ("They beat Denby Town 3-1 at home.", "They beat Denby Town 3-1 at home."),
    ("The hall was renovated from 2006 to 2008.", "The hall was renovated from 2006 to 2008."),
    ("The debt, which stood at €410m at the end of September, was manageable.", "The debt stood at €410m at the end of September."),
    # what belongs to another clause
    ("Work is expected to begin in May and to be finished before June.", "Work is expected to be finished before June."),
    ("The Tessel is a river in northern Carvia, 212 kilometres long, which rises in the Orne Hills.", "The Tessel is 212 kilometres long."),
    # a subject that was taken for a part of what stands before it
    ("In agriculture employment fell by 2 percent.", "In agriculture, employment fell by 2 percent."),
    ("In 2022 cruise ships called there 41 times.", "In 2022, cruise ships called there 41 times."),
    ("On 3 April Peru and Morocco concluded an agreement.", "On 3 April, Peru and Morocco concluded an agreement."),
    ("From 1962 to 1975 Valadares taught at the University of Coimbra.", "From 1962 to 1975, Valadares taught at the University of Coimbra."),
    ("In no region was unemployment higher than 8 percent.", "In no region, unemployment was higher than 8 percent."),
    ("In September smoked salmon from one producer was recalled because of listeria.", "In September, smoked salmon from one producer was recalled because of listeria."),
    ("German and Italian are the official languages.", "German and Italian are the official languages."),
    ("Upper Wray, one of the three new stations, opened.", "Upper Wray is one of the three new stations."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), MISREAD)
def test_misread_sentence_gives_its_claim(claims_in: Callable[[str], list[Claim]], text: str, claim: str) -> None:
    assert claim in [found.text for found in claims_in(text)]


def test_sentence_without_a_verb_stays_without(claims_in: Callable[[str], list[Claim]]) -> None:
    assert claims_in("The biggest issues of the year.") == []


NOT_SAID = [
    ("The risk was higher than among nurses who worked only by day.", "Nurses worked only by day."),
    ("The centre is to write programs that help hospitals plan operations.", "Hospitals plan operations."),
    ("Rates rose, as most economists had expected.", "Most economists had expected."),
    ("He built eleven libraries, a concert hall and a chapel.", "Eleven libraries are a concert hall."),
    ("Output is about 90 tonnes, most of which is sold locally.", "Most of which is sold locally."),
    (
        "The planet is eight times as massive, which suggests that it has iron.",
        "Eight times as massive suggests that the planet has iron.",
    ),
    ("One possibility is that a collision stripped its layers.", "A collision stripped its layers."),
    ("More fell ill than in the five years combined.", "The five years were combined."),
    ("The firm expects to grow, provided that prices keep falling.", "Prices keep falling."),
    ("How bats sense their prey was long unclear.", "Bats sense their prey."),
    ("The pill lowered pain more than tablets did.", "Tablets did."),
    ("The finding does not mean that bats ignore smells.", "Bats ignore smells."),
]


@pytest.mark.parametrize(("text", "wrong"), NOT_SAID)
def test_nothing_is_claimed_that_the_sentence_leaves_open(
    claims_in: Callable[[str], list[Claim]], text: str, wrong: str
) -> None:
    assert wrong not in [claim.text for claim in claims_in(text)]


def test_question_keeps_its_question_word(claims_in: Callable[[str], list[Claim]]) -> None:
    assert [claim.text for claim in claims_in("How did the crew manage the rescue?")] == [
        "How did the crew manage the rescue?"
    ]


def test_negative_phrase_in_front_denies(claims_in: Callable[[str], list[Claim]]) -> None:
    assert claims_in("In no region was unemployment higher than 8 percent.")[0].polarity == "negative"


def test_relink_cuts_what_stands_below_itself() -> None:
    parse = parse_of(
        [("a", "a", "DT", "det", 1), ("plant", "plant", "NN", "nsubj", 2), ("grew", "grow", "VBD", "ROOT", 2)]
    )
    parse.heads[2] = 0
    parse.relink(2)
    assert sum(head == token for token, head in enumerate(parse.heads)) == 1
    assert not parse.is_above(0, 1) or not parse.is_above(1, 0)


TITLED = [
    "Main Projects:\n{}\nOur partners met in May and agreed on the next steps.",
    "Main Projects\n{}\nOur partners met in May and agreed on the next steps.",
    "A home for the sailors of the north\n{}\nOur partners met in May and agreed on the next steps.",
]


@pytest.mark.parametrize("page", TITLED)
@pytest.mark.parametrize(
    "text",
    [
        "Owned by the Harbour Union and hosted by Norlind the depot is open all year.",
        "Owned by the Harbour Union and hosted by Norlind, the depot is open all year.",
    ],
)
def test_title_above_an_opening_participle_claims_nothing(extractor: Extractor, page: str, text: str) -> None:
    claims = extractor.claims_of(make_document("page.txt", page.format(text)))
    assert [claim.text for claim in claims][:3] == [
        "The depot is owned by the Harbour Union.",
        "The depot is hosted by Norlind.",
        "The depot is open all year.",
    ]


SMALL_CLAUSES = [
    ("The jury found him guilty.", "him", "guilty"),
    ("The court found the company guilty of fraud.", "the company", "guilty of fraud"),
    ("The frost made the road slippery.", "the road", "slippery"),
    ("The drug makes patients drowsy.", "patients", "drowsy"),
    ("The scandal left the party weak and divided.", "the party", "weak and divided"),
    ("Critics call the law a disgrace.", "the law", "a disgrace"),
    ("The judge declared the contract void.", "the contract", "void"),
    ("The crew called the cave Bluehall.", "the cave", "Bluehall"),
    ("The king appointed the bishop chancellor.", "the bishop", "chancellor"),
    ("The members elected her treasurer.", "her", "treasurer"),
    ("The board elected Maria Lund chairwoman.", "Maria Lund", "chairwoman"),
]


@pytest.mark.parametrize(("text", "thing", "predicate"), SMALL_CLAUSES)
def test_small_clause_is_object_and_predicate(
    claims_in: Callable[[str], list[Claim]], text: str, thing: str, predicate: str
) -> None:
    (claim,) = claims_in(text)
    assert [(phrase.role, phrase.text) for phrase in claim.objects] == [("object", thing), ("complement", predicate)]
    assert claim.text == text


@pytest.mark.parametrize(
    ("text", "thing"),
    [("The party elected its chairman.", "its chairman"), ("The board appointed a new director.", "a new director")],
)  # fmt: skip
def test_office_alone_is_the_object(claims_in: Callable[[str], list[Claim]], text: str, thing: str) -> None:
    assert [(phrase.role, phrase.text) for phrase in claims_in(text)[0].objects] == [("object", thing)]


COORDINATED = [
    (
        "The seals breed on the beaches, and 9,000 pairs nest on the cliffs.",
        ["The seals breed on the beaches.", "9,000 pairs nest on the cliffs."],
    ),
    (
        "About 12,000 seals breed on the beaches, and 9,000 pairs of penguins nest on the northern slopes.",
        ["About 12,000 seals breed on the beaches.", "9,000 pairs of penguins nest on the northern slopes."],
    ),
    (
        "Whales feed in the bay, and two hundred thousand birds winter on the mudflats.",
        ["Whales feed in the bay.", "Two hundred thousand birds winter on the mudflats."],
    ),
    (
        "The farm grows wheat and barley, and sheep milk.",
        ["The farm grows wheat and barley, and sheep milk."],
    ),
    (
        "It focuses on promoting road development, regional cooperation (especially concerning the Aral Sea), and water management.",
        [
            "It focuses on promoting road development, regional cooperation (especially concerning the Aral Sea), and water management.",
            "It promotes road development, regional cooperation (especially concerning the Aral Sea), and water management.",
        ],
    ),
    (
        "The approach, encompassing disarmament, providing a neutral platform for parties, humanitarian aid, and global peacekeeping, reflects its commitment.",
        [
            "The approach encompasses disarmament, providing a neutral platform for parties, humanitarian aid, and global peacekeeping.",
            "The approach reflects its commitment.",
        ],
    ),
    (
        "The commitment has been shown through initiatives in disarmament, providing a neutral platform for talks, leadership in regional forums, humanitarian efforts, and contributions to peacekeeping.",
        [
            "The commitment has been shown through initiatives in disarmament, providing a neutral platform for talks, leadership in regional forums, humanitarian efforts, and contributions to peacekeeping."
        ],
    ),
    (
        "The firm grew by closing ten shops, selling two plants, and cutting costs.",
        [
            "The firm grew by closing ten shops, selling two plants, and cutting costs.",
            "The firm closed ten shops.",
            "The firm sold two plants.",
            "The firm cut costs.",
        ],
    ),
    (
        "The army fled north, leaving tanks, guns, and maps.",
        ["The army fled north.", "The army left tanks, guns, and maps."],
    ),
]


@pytest.mark.parametrize(("text", "claims"), COORDINATED)
def test_coordination_is_of_clauses_or_of_nouns(
    claims_in: Callable[[str], list[Claim]], text: str, claims: list[str]
) -> None:
    assert sorted(claim.text for claim in claims_in(text)) == sorted(claims)


STRESSED_AND_SUPPOSED = [
    ("It was in Geneva that the two leaders met.", ["In Geneva, the two leaders met."]),
    ("The clerk explained how to apply.", ["The clerk explained how to apply."]),
    (
        "The committee has heard the witnesses and written its report.",
        ["The committee has heard the witnesses.", "The committee has written its report."],
    ),
    (
        "The judge ordered the doctor to testify.",
        ["The doctor must testify.", "The judge ordered the doctor to testify."],
    ),
    (
        "It is in his interest that the bill passes.",
        ["It is in his interest that the bill passes.", "The bill passes."],
    ),
]


@pytest.mark.parametrize(("text", "claims"), STRESSED_AND_SUPPOSED)
def test_stressed_and_supposed_clauses(claims_in: Callable[[str], list[Claim]], text: str, claims: list[str]) -> None:
    assert sorted(claim.text for claim in claims_in(text)) == claims


def test_inverted_should_is_a_condition(claims_in: Callable[[str], list[Claim]]) -> None:
    claims = claims_in("Should the court reject the plan, the firm goes bankrupt.")
    assert {claim.modality for claim in claims} == {"conditional"}
