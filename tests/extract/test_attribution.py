"""Attribution in marked sentences."""

from collections.abc import Callable

import pytest

from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document
from crossclaim_schemas import Claim

from .marks import faults_of, read_marks

SENTENCES = [
    "<claim source=nobody>The council approved the budget</claim>.",
    'The mayor said <claim source="The mayor" cue=said>the bridge was unsafe</claim>.',
    "Officials claimed that <claim source=Officials cue=claimed>the reactor had been repaired</claim>.",
    '<claim source="union leaders" cue="According to">According to union leaders, 300 workers were dismissed</claim>.',
    '"<claim source="Maria Gomez" cue=said>The verdict is a scandal</claim>," said Maria Gomez.',
    '<claim source="the bank" cue=said>Inflation fell to 2%</claim>, the bank said.',
    '<claim source="" cue=reportedly>The actor reportedly sold his house</claim>.',
    '<claim source="" cue=allegedly>The broker allegedly forged the letters</claim>.',
    '<claim source="" cue=believed>The painting is believed to be a copy</claim>.',
    'It was reported that <claim source="" cue=reported>the ship sank in a storm</claim>.',
    "Researchers found that <claim source=Researchers cue=found factive=true>coffee lowers the risk</claim>.",
    'The witness admitted that <claim source="The witness" factive=true>she had lied</claim>.',
    "Geologists proved that <claim source=Geologists cue=proved factive=true>the plates move</claim>.",
    'The sailors hoped that <claim source="The sailors" factive=false>the wind would turn</claim>.',
    '<claim source="the bank" cue=said>The loan</claim>, the bank said, was safe.',
    "Critics believe <claim source=Critics factive=false>the law is unfair</claim>.",
    'The king, who claimed <claim source="The king">that the land was his</claim>, raised an army.',
    "Lee told reporters that Park had said <claim source=Park>the plant was safe</claim>.",
    'The claim <claim source="">that the earth is flat</claim> is false.',
    'The minister denied <claim source="The minister" cue=denied negated=true>that the army had fired</claim>.',
    'The company announced that <claim source="The company" lemma=close modality=planned>it will close two mines</claim>.',
    "<claim source=nobody lemma=say>The spokesman said that sales had risen</claim>.",
    'The paper noted that <claim source="The paper" lemma=lead>Ito, who led the team</claim>, had resigned.',
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_attribution_is_read(marked: str, claims_in: Callable[[str], list[Claim]]) -> None:
    text, marks = read_marks(marked)
    claims = claims_in(text)
    assert [faults_of(claims, mark) for mark in marks] == [[] for _ in marks]


def test_speaker_of_a_dialogue_is_the_source(extractor: Extractor) -> None:
    text = "Host: When did you begin?\nLena Horvat: The firm began in May.\nHost: Why?\nLena Horvat: The mayor said it was cheap."
    claims = extractor.claims_of(make_document("talk.txt", text))
    found = [(claim.attribution.source, claim.text) for claim in claims if claim.attribution]
    assert ("Lena Horvat", "The firm began in May.") in found
    assert ("The mayor", "It was cheap.") in found
    assert all("Lena" not in claim.subject.resolved for claim in claims)
