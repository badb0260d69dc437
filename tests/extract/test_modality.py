"""Modality in marked sentences."""

from collections.abc import Callable

import pytest

from crossclaim_schemas import Claim

from .marks import faults_of, read_marks

SENTENCES = [
    "<claim modality=asserted>The council approved the budget</claim>.",
    "<claim modality=possible>The drug may cause nausea</claim>.",
    "<claim modality=possible>The storm might reach Cuba on Friday</claim>.",
    "<claim modality=possible>The software could delete files</claim>.",
    "<claim modality=possible>The patient probably contracted the virus in March</claim>.",
    "<claim modality=possible>The bird seems to avoid forests</claim>.",
    "<claim modality=possible>Prices are likely to rise</claim>.",
    "<claim modality=planned>The railway will open a new line in 2027</claim>.",
    "<claim modality=planned>Acme plans to build a factory in Ghana</claim>.",
    "<claim modality=planned>The government intends to raise the tax</claim>.",
    "<claim modality=planned>The tower is expected to open in May</claim>.",
    "<claim modality=planned>The company is set to cut 200 jobs</claim>.",
    "<claim modality=planned>The senator promised to publish the letters</claim>.",
    "<claim modality=planned>The museum hopes to attract tourists</claim>.",
    "<claim modality=planned>The city is going to build a tramway</claim>.",
    "<claim modality=asserted>The delegation is going to Paris</claim>.",
    "It is likely that <claim modality=possible>the deficit grew</claim>.",
    "It seems doubtful that <claim modality=possible>the fund closes</claim>.",
    "The sailors hoped that <claim modality=planned>the wind would turn</claim>.",
    "<claim modality=obligatory>Drivers must wear a seat belt</claim>.",
    "<claim modality=obligatory>The tenant should inform the landlord</claim>.",
    "<claim modality=obligatory>The applicants have to submit two letters</claim>.",
    "<claim modality=obligatory>Members are required to pay a fee</claim>.",
    "<claim modality=asserted>The clinic has to this day treated nobody</claim>.",
    "<claim modality=asserted>The fund has to date been audited twice</claim>.",
    '<claim modality=asserted negated=true text="The firm has yet to pay.">The firm has yet to pay</claim>.',
    "The court ordered <claim modality=obligatory lemma=pay>the airline to pay damages</claim>.",
    "The law allows <claim modality=possible lemma=enter>the police to enter the house</claim>.",
    "<claim modality=conditional>The group would close the mine</claim>.",
    "<claim modality=conditional lemma=fail>If the talks fail</claim>, the union will strike.",
    "<claim modality=conditional lemma=agree>Unless the owner agrees</claim>, the sale is void.",
    "<claim modality=asked>Did the witness lie?</claim>",
    "<claim modality=asked>Is the lake polluted?</claim>",
    "The judge asked <claim modality=asked>whether the witness had lied</claim>.",
    "<claim modality=conditional lemma=resist>Had he resisted</claim>, Sweden would have invaded.",
    "Experts disagree about <claim modality=asked>whether the king acted under pressure</claim>.",
    "There is no evidence <claim modality=possible>that the vaccine causes autism</claim>.",
    "The report warned of the risk <claim modality=possible>that the dam fails</claim>.",
    "<claim modality=asserted>The spacecraft continues to transmit data</claim>.",
    "<claim modality=asserted>The club began to sell tickets</claim>.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_modality_is_read(marked: str, claims_in: Callable[[str], list[Claim]]) -> None:
    text, marks = read_marks(marked)
    claims = claims_in(text)
    assert [faults_of(claims, mark) for mark in marks] == [[] for _ in marks]


DEPENDENT = [
    # what may come: the present tense behind a temporal conjunction
    'The ban stays in force <claim modality=conditional text="Suppose that the court decides the appeal.">until the court decides the appeal</claim>.',
    "The club will sell the striker <claim modality=conditional lemma=find>once it finds a replacement</claim>.",
    "The fund pays out <claim modality=conditional lemma=die>when the insured person dies</claim>.",
    "The bonus is paid as long as <claim modality=conditional lemma=stay>the worker stays</claim>.",
    "<claim modality=conditional lemma=fail>In case the pump fails</claim>, a second pump starts.",
    "The band plays provided that <claim modality=conditional >the sun shines</claim>.",
    '<claim modality=conditional lemma=fall text="Suppose that prices fall.">Should prices fall</claim>, farmers will lose money.',
    'The vaccine works only if <claim modality=conditional text="Suppose that the vaccine is given twice.">it is given twice</claim>.',
    # what did come
    "<claim modality=asserted lemma=end>When the war ended</claim>, the firm moved to Bonn.",
    "The family stayed <claim modality=asserted lemma=end>until the strike ended</claim>.",
    "<claim modality=asserted lemma=enter>Before she entered politics</claim>, Ana Lind ran a bakery.",
    "He taught in Rome <claim modality=asserted lemma=join>before he joined the bank in 1998</claim>.",
    "<claim modality=asserted lemma=rise>While rents rise</claim>, wages stand still.",
    # relative clauses under heads that stand for no one in particular
    "<claim modality=conditional lemma=miss>Players who miss two matches</claim> lose their place.",
    "<claim modality=conditional lemma=smoke>A patient who smokes</claim> is at higher risk.",
    "The board would welcome <claim modality=conditional lemma=keep>a buyer who keeps the staff</claim>.",
    "The accord bans <claim modality=conditional lemma=carry>missiles that carry nuclear warheads</claim>.",
    "Is there <claim modality=conditional lemma=speak>a doctor who speaks Welsh</claim>?",
    "<claim modality=asserted lemma=build>The company that built the tower</claim> went bankrupt.",
    "<claim modality=asserted lemma=found>A firm that was founded in 1990</claim> built the tower.",
    "The minister blamed <claim modality=asserted lemma=lend>Orbis, which lends to miners</claim>.",
    # what stands below a supposition
    "Clients would not let <claim modality=possible negated=true>the architect choose the wood</claim>.",
    "If the court finds that <claim modality=conditional lemma=lie>the firm lied</claim>, it will be fined.",
    "The audit may show that <claim modality=possible lemma=take>the mayor took bribes</claim>.",
    'He waited for <claim modality=planned text="The train was to leave.">the train to leave</claim>.',
    'Regulators want to know if <claim modality=asked text="Did the bank mislead its clients?">the bank misled its clients</claim>.',
]


@pytest.mark.parametrize("marked", DEPENDENT)
def test_dependent_clause_is_no_plain_fact(marked: str, claims_in: Callable[[str], list[Claim]]) -> None:
    text, marks = read_marks(marked)
    claims = claims_in(text)
    assert [faults_of(claims, mark) for mark in marks] == [[] for _ in marks]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Any firm that pollutes pays a fine.", "pollute"),
        ("No company that employs children may bid for the contract.", "employ"),
        ("Anyone who has lost a card should call the bank.", "lose"),
        ("Every driver who was tested passed.", "test"),
        ("The law covers all firms that sell tobacco.", "sell"),
        ("Few studies that measured pain lasted a year.", "measure"),
        ("The dam was built to protect the valley.", "protect"),
    ],
)
def test_nothing_is_said_of_nobody_in_particular(
    text: str, lemma: str, claims_in: Callable[[str], list[Claim]]
) -> None:
    assert lemma not in [claim.lemma for claim in claims_in(text)]


@pytest.mark.parametrize("command", ["Send the form to the office.", "Please do not touch the glass."])
def test_commands_claim_nothing(command: str, claims_in: Callable[[str], list[Claim]]) -> None:
    assert claims_in(command) == []
