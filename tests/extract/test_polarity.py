"""Polarity in marked sentences."""

from collections.abc import Callable

import pytest

from crossclaim_schemas import Claim

from .marks import faults_of, read_marks

SENTENCES = [
    "<claim negated=true>Acme did not close the plant</claim>.",
    "<claim negated=false>Acme closed the plant</claim>.",
    "<claim negated=true>The patients didn't respond to treatment</claim>.",
    "<claim negated=true>The minister never met the lobbyists</claim>.",
    "<claim negated=true>No one survived the crash</claim>.",
    "<claim negated=true>Nobody paid the fine</claim>.",
    "<claim negated=true>None of the samples contained lead</claim>.",
    "<claim negated=true>Neither bank has branches in Chile</claim>.",
    "<claim negated=true>Neither the buyer nor the seller has commented</claim>.",
    "<claim negated=true>The city has no airport</claim>.",
    "<claim negated=true>No serious side effects were reported</claim>.",
    "<claim negated=true>The trial failed to show any benefit</claim>.",
    "<claim negated=true>The judge refused to dismiss the case</claim>.",
    "<claim negated=true>The bank declined to comment on the merger</claim>.",
    "<claim negated=true>Engineers were unable to repair the turbine</claim>.",
    "<claim negated=true>The virus hardly affects children</claim>.",
    "<claim negated=true>The comet is rarely seen from Europe</claim>.",
    "The treaty was signed <claim negated=true lemma=consult>without consulting the parliament</claim>.",
    "The mayor denied <claim negated=true>that she had taken bribes</claim>.",
    "<claim negated=true>There are no lions in the park</claim>.",
    "<claim negated=true>Few students passed the exam</claim>.",
    "<claim negated=false>A few students passed the exam</claim>.",
    "<claim negated=true>The bridge cannot carry heavy trucks</claim>.",
    "<claim negated=true>The team won't play on Sunday</claim>.",
    "<claim negated=true>The drug is not approved for children</claim>.",
    "<claim negated=true>The river does not freeze or overflow in winter</claim>.",
    "<claim negated=false>Not only Berlin but also Vienna bid for the games</claim>.",
    "<claim negated=false>The firm did not fail to deliver the parts</claim>.",
    "The club, <claim negated=true>which has not won a title since 1990</claim>, was sold.",
    "The tenant signed the lease but <claim negated=true>never moved in</claim>.",
    '<claim negated=true text="The obituary neglected to mention his crimes.">The obituary neglected to mention his crimes</claim>.',
    '<claim negated=true text="The clerk omitted to sign the form.">The clerk omitted to sign the form</claim>.',
    "<claim negated=true>Farmers are no longer permitted to use the pesticide</claim>.",
    "<claim negated=true>The mill no longer grinds corn</claim>.",
    '<claim negated=true text="The report did nowhere mention asbestos.">Nowhere did the report mention asbestos</claim>.',
    "<claim negated=true>The tenant forgot to pay the rent</claim>.",
    "<claim negated=false>The tenant forgot paying the rent</claim>.",
    "<claim negated=false>The tenant did not forget to pay the rent</claim>.",
    "<claim negated=true>The favourite narrowly missed winning the race</claim>.",
    "<claim negated=true>The bridge is not yet open</claim>.",
    "<claim negated=false>Cars longer than five metres are banned</claim>.",
    'It was not Larsen <claim negated=true text="Larsen did not score the goal.">who scored the goal</claim>.',
    "It was not the treasurer <claim negated=true lemma=sign>who signed the cheque</claim>.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_polarity_is_read(marked: str, claims_in: Callable[[str], list[Claim]]) -> None:
    text, marks = read_marks(marked)
    claims = claims_in(text)
    assert [faults_of(claims, mark) for mark in marks] == [[] for _ in marks]
