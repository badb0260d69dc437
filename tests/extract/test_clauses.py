"""Clauses in marked sentences: which predicates claim something, of whom, and how it reads as a sentence."""

from collections.abc import Callable

import pytest

from crossclaim_schemas import Claim

from .marks import faults_of, read_marks

ACTIVE_AND_PASSIVE = [
    '<claim subject="The court" lemma=reject voice=active tense=past>The court rejected the appeal</claim>.',
    '<claim subject="The appeal" lemma=reject voice=passive tense=past>The appeal was rejected by the court</claim>.',
    "<claim lemma=develop aspect=perfect>The lab has developed a test</claim>.",
    "<claim lemma=build aspect=progressive>The city is building a tunnel</claim>.",
    "<claim lemma=train aspect=perfect_progressive>The team has been training in Spain</claim>.",
    '<claim lemma="take over" object="the airline">Norwest took over the airline</claim>.',
    "<claim lemma=participate>Norway continues to participate in the mission</claim>.",
    "<claim lemma=contribute modality=planned>Japan intends to continue contributing to the fund</claim>.",
    '<claim lemma=be kind=definition complement="the capital of Australia">Canberra is the capital of Australia</claim>.',
    "<claim lemma=be kind=state complement=open>The museum is open</claim>.",
    "<claim construction=existential lemma=be>There are three moons around the planet</claim>.",
]
SHARED = [
    'Gupta founded the school and <claim subject=Gupta lemma=lead text="Gupta led the school for ten years.">led the school for ten years</claim>.',
    'The firm has opened offices in Peru and <claim subject="The firm" text="The firm closed two plants.">closed two plants</claim>.',
    'The bridge was designed in Italy and <claim voice=passive text="The bridge was built in Spain.">built in Spain</claim>.',
    'The agency will test the engine and <claim modality=planned text="The agency will publish the results.">publish the results</claim>.',
    'The workers <claim lemma=design object="the tower">designed</claim> and built the tower.',
    'The treasurer promised to publish the accounts and <claim modality=planned lemma=answer text="The treasurer promised to answer questions.">to answer questions</claim>.',
    'The vaccine was not tested on children and <claim negated=true text="The vaccine was not approved.">approved</claim>.',
]
RELATIVE = [
    'The dam, <claim subject="The dam" text="The dam supplies two cities.">which supplies two cities</claim>, was repaired.',
    'The nurse <claim lemma=save text="The nurse saved the child.">who saved the child</claim> was honoured.',
    'The novel <claim lemma=write subject=she text="She wrote the novel in 1950.">she wrote in 1950</claim> won a prize.',
    'The city <claim lemma=live text="He lived in the city.">in which he lived</claim> was bombed.',
    "Lagos is a port <claim lemma=export subject=Lagos>that exports oil</claim>.",
    'Amundsen was the first man <claim lemma=reach subject=Amundsen text="Amundsen reached the South Pole.">to reach the South Pole</claim>.',
    'It was Curie <claim lemma=coin text="Curie coined the term.">who coined the term</claim>.',
    'The plant, <claim text="The plant was built in 1962.">built in 1962</claim> and <claim text="The plant was expanded twice.">expanded twice</claim>, employs 400 people.',
    'A report <claim text="A report was published in May." lemma=publish>published in May</claim> blamed the pilot.',
    'The road <claim lemma=lead text="The road leads to the coast.">leading to the coast</claim> is closed.',
]
PARTICIPLES = [
    '<claim text="CICA was founded by Kazakhstan in 1992.">Founded by Kazakhstan in 1992</claim>, CICA is a forum.',
    '<claim text="The village is located near the border.">Located near the border</claim>, the village attracts smugglers.',
    'The storm moved north, <claim lemma=destroy text="The storm destroyed 200 houses.">destroying 200 houses</claim>.',
    '<claim lemma=gain text="Ghana gained independence in 1957.">Since gaining independence in 1957</claim>, Ghana has joined the union.',
    'By <claim lemma=sell text="The bank sold its shares.">selling its shares</claim>, the bank raised capital.',
    '<claim lemma=move text="Curie had moved to Paris in 1891.">Having moved to Paris in 1891</claim>, Curie studied physics.',
    'The tenant left <claim lemma=pay text="The tenant did not pay the rent.">without paying the rent</claim>.',
    "The officer enlisted <claim lemma=find modality=obligatory>the villagers to find the boy</claim>.".replace(
        " modality=obligatory", ""
    ),
]
NOMINAL = [
    '<claim construction=apposition text="Ana Lind is the mayor of Oslo.">Ana Lind, the mayor of Oslo</claim>, resigned.',
    'The prize went to <claim construction=apposition text="Orbis is a Dutch fund.">Orbis, a Dutch fund</claim>.',
    '<claim construction=apposition text="The Nile is about 6,650 km long.">The Nile, about 6,650 km long</claim>, flows north.',
]
NAMES = [
    '<claim construction=title text="John Smith is a chief executive.">Chief executive John Smith</claim> resigned.',
    "<claim construction=title text=\"Ann Lee is Orwell's biographer.\">Orwell's biographer Ann Lee</claim> lives in Kent.",
    "A smaller study, <claim lemma=enrol subject=AIRWAY-1>AIRWAY-1, enrolled 212 adults</claim>.",
    '<claim lemma=announce subject="Lumio SA">PARIS, 4 June 2021 – Lumio SA announced the sale</claim>.',
    'The suspect, thought to be Dutch, <claim lemma=see subject="The suspect">was seen in Lille</claim>.',
]
LIMITS = [
    '<claim text="The drug harms patients who smoke." object="patients who smoke">The drug harms patients who smoke</claim>.',
    '<claim subject="Patients treated with the drug" lemma=recover>Patients treated with the drug recovered</claim>.',
    '<claim subject="The dam" lemma=collapse>The dam, which was built in 1970, collapsed</claim>.',
    '<claim lemma=be complement="the first woman to win the prize">She was the first woman to win the prize</claim>.',
]
EMBEDDED = [
    'The court ruled <claim subject="the defendant" negated=true>that the defendant had not breached the contract</claim> and ordered a refund.',
    'The law enables <claim lemma=own text="Foreigners can own land.">foreigners to own land</claim>.',
    'The match was cancelled <claim lemma=flood text="The pitch was flooded.">because the pitch was flooded</claim>.',
    '<claim lemma=play condition="If it rains">If it rains, the band will play indoors</claim>.',
    '<claim lemma=use purpose="to find prey">Bats use echolocation to find prey</claim>.',
]


@pytest.mark.parametrize(
    "marked", ACTIVE_AND_PASSIVE + SHARED + RELATIVE + PARTICIPLES + NOMINAL + NAMES + LIMITS + EMBEDDED
)
def test_clause_is_read(marked: str, claims_in: Callable[[str], list[Claim]]) -> None:
    text, marks = read_marks(marked)
    claims = claims_in(text)
    assert [faults_of(claims, mark) for mark in marks] == [[] for _ in marks]


@pytest.mark.parametrize(
    "text",
    [
        "Efforts to manage the crisis failed.",  # an infinitive behind a noun did not happen
        "The idea of moving the capital is old.",  # a gerund behind a noun has no subject
        "Scientists do not know why the ice melted.",  # an embedded question
    ],
)
def test_what_is_not_said_is_no_claim(text: str, claims_in: Callable[[str], list[Claim]]) -> None:
    assert len(claims_in(text)) == 1


PURPOSES = [
    'Latvia sent teachers <claim text="Latvia aimed to support the schools." modality=planned>to support the schools</claim>.',
    '<claim text="Its policy aims to strengthen security." modality=planned lemma=strengthen>Its policy is aimed at strengthening security</claim>.',
    'The law prevents <claim lemma=sell subject=firms negated=true text="Firms do not sell data.">firms from selling data</claim>.',
    "<claim subject=Latvia construction=infinitival_relative lemma=ban>As the first country to ban the drug</claim>, Latvia has led the way.",
]
OWNERS = [
    'The institute, <claim text="The institute\'s staff of 34 includes twelve linguists.">whose staff of 34 includes twelve linguists</claim>, is in Oslo.',
    'Acme Ltd, <claim text="Acme Ltd\'s chairman resigned.">whose chairman resigned</claim>, is in Oslo.',
]

IMPLIED = [
    'Owned by the union and hosted by Norlind, <claim lemma=hold subject="the Reserve Container Pool">the Reserve Container Pool holds 2,400 containers</claim>, and the union takes this as proof.',
    '<claim construction=role text="Kazakhstan was the first country to ban it.">As the first country to ban it, Kazakhstan</claim> has led the way.',
    '<claim construction=role text="Acme is the largest employer in the town.">As the largest employer in the town, Acme</claim> pays tax.',
    'Luria is a favourite opponent, <claim construction=gapped text="Santa Brava is a generous host.">Santa Brava a generous host</claim>, and the mainland association of Gorland pays for the ferries.',
    '<claim construction=title text="Otto Jarvik is the finance minister.">Finance minister Otto Jarvik</claim> resigned.',
    'The owner is <claim construction=title text="Harrow Metals is a steelmaker.">the steelmaker Harrow Metals</claim>.',
    '<claim lemma=read text="The motto reads: “A calm reef, a safe harbour”.">The motto reads: ‘A calm reef, a safe harbour.’</claim>',
    "<claim lemma=pay modality=planned>Merrin wants to go on paying for the roads</claim>.",
    'Forty more are abroad, with <claim text="Five officers currently serve in Lebanon.">five officers currently serving in Lebanon</claim>.',
    '<claim text="Floods, dear food and the change to clean energy will test the state.">Floods, dear food and the change to clean energy will test the state</claim>.',
]
NOTHING = [
    ("As a result, Acme pays tax.", "Acme is a result."),
    ("In a world marked by tensions, Peru stays calm.", "A world is marked by tensions."),
    ("The leagues are too small to live alone.", "The leagues live alone."),
    ("Luria is an ally, Santa Brava a generous host.", "Luria is Santa Brava a generous host."),
    ("Its motto reads: ‘A calm reef, a safe harbour.’", "A calm reef is a safe harbour."),
]


@pytest.mark.parametrize(("text", "wrong"), NOTHING)
def test_nothing_is_read_that_nobody_says(claims_in: Callable[[str], list[Claim]], text: str, wrong: str) -> None:
    assert wrong not in [claim.text for claim in claims_in(text)]


@pytest.mark.parametrize("marked", [*PURPOSES, *OWNERS, *IMPLIED])
def test_purposes_and_owners(claims_in: Callable[[str], list[Claim]], marked: str) -> None:
    text, marks = read_marks(marked)
    claims = claims_in(text)
    assert [fault for mark in marks for fault in faults_of(claims, mark)] == []


def test_purpose_without_an_agent_is_no_claim_of_its_own(claims_in: Callable[[str], list[Claim]]) -> None:
    claims = claims_in("The plant was closed to save money.")
    assert [(claim.text, claim.qualifiers.purpose) for claim in claims] == [
        ("The plant was closed to save money.", "to save money")
    ]


def test_quote_takes_in_what_stands_before_its_subject(claims_in: Callable[[str], list[Claim]]) -> None:
    assert [claim.quote for claim in claims_in("In 2024, Peru chaired the council.")] == [
        "In 2024, Peru chaired the council"
    ]
