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


@pytest.mark.parametrize("command", ["Send the form to the office.", "Please do not touch the glass."])
def test_commands_claim_nothing(command: str, claims_in: Callable[[str], list[Claim]]) -> None:
    assert claims_in(command) == []
