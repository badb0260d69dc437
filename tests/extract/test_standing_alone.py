"""Claims that stand alone: what a sentence gives as a whole, read as a careful analyst would."""

from collections.abc import Callable

import pytest

from crossclaim_schemas import Claim

# A text and all that it claims, in the order of the alphabet.
WHOLE = [
    ("Check that no parts are missing or damaged.", []),
    ("Keep it in a room that does not freeze.", []),
    ("My brother and I did.", []),
    ("3 onions, sliced", []),
    ("The nurse left before the doctor signed the form.", ["The nurse left before the doctor signed the form."]),
    (
        "Shoulder of lamb is cheaper than leg and, if you give it time, far more tender.",
        ["Shoulder of lamb is cheaper than leg and far more tender.", "Suppose that you give Shoulder time."],
    ),
    (
        "The barley will swell and drink up the juices.",
        ["The barley will drink up the juices.", "The barley will swell."],
    ),
    ("The species is classified as vulnerable.", ["The species is classified as vulnerable."]),
    ("We ask the council to wait.", ["The council should wait.", "We ask the council to wait."]),
    ("I look forward to hearing from you.", ["I look forward to hearing from you."]),
    ("Harrow Lane does not need to do so.", []),
    ("The canal went round the hill, which added four miles.", ["The canal went round the hill."]),
    (
        "The plant was damaged and repaired in 1988.",
        ["The plant was damaged in 1988.", "The plant was repaired in 1988."],
    ),
    (
        "The reservoir at Combe Head, which supplies the valley, is full.",
        ["The reservoir at Combe Head is full.", "The reservoir at Combe Head supplies the valley."],
    ),
    (
        "My grandmother, who came from Northumberland, used mutton, which has a stronger taste.",
        ["Mutton has a stronger taste.", "My grandmother came from Northumberland.", "My grandmother used mutton."],
    ),
    (
        "In 1831 it borrowed money in order to buy a tug that proved too heavy for it.",
        [
            "A tug proved too heavy for it.",
            "In 1831, it borrowed money in order to buy a tug that proved too heavy for it.",
        ],
    ),
    (
        "The script follows two sisters, both chemists, who discover a plot.",
        ["The script follows two sisters.", "Two sisters are both chemists.", "Two sisters discover a plot."],
    ),
    ("Whenever we can.", []),
    ("Meters would cost more than they saved.", ["Meters would cost more than they saved."]),
    (
        "People listen differently because they cannot see.",
        ["People listen differently because they cannot see.", "The people cannot see."],
    ),
    (
        "Something written after 1900 deserves to be heard.",
        ["Something written after 1900 deserves to be heard."],
    ),
    (
        "She recommended that he open the windows.",
        ["He should open the windows.", "She recommended that he open the windows."],
    ),
    (
        "The flood destroyed the atlas, Under the Water, in 1998.",
        ["The flood destroyed the atlas, Under the Water, in 1998."],
    ),
    (
        "Longer trials are needed before clubs can be advised to provide lenses.",
        [
            "Longer trials are needed before clubs can be advised to provide lenses.",
            "Suppose that clubs can be advised to provide lenses.",
        ],
    ),
    (
        "The team visit Corvedale on Tuesday, when Frost will be suspended.",
        ["Frost will be suspended on Tuesday.", "The team visit Corvedale on Tuesday."],
    ),
    (
        "He scored with a kick that goalkeeper Ivan Sabo should have held.",
        [
            "Goalkeeper Ivan Sabo should have held a kick.",
            "He scored with a kick that goalkeeper Ivan Sabo should have held.",
            "Ivan Sabo is a goalkeeper.",
        ],
    ),
    (
        "Clive thought that meters cost too much.",
        ["Clive thought that meters cost too much.", "Meters cost too much."],
    ),
    (
        "The first permit for a household costs £55 a year and the second £110.",
        ["The first permit for a household costs £55 a year and the second £110."],
    ),
    (
        "Sleep was measured by samples taken every 30 minutes.",
        ["Sleep was measured by samples taken every 30 minutes.", "Some samples were taken every 30 minutes."],
    ),
    (
        "Petrov was a tenant of the defendant, a registered provider of housing.",
        ["Petrov was a tenant of the defendant.", "The defendant is a registered provider of housing."],
    ),
]
# A text of several sentences and one of its claims.
RESOLVED = [
    (
        "A swimming pool in Moss Side let us use its changing rooms, which have a wonderful echo.",
        "The changing rooms of the swimming pool in Moss Side have a wonderful echo.",
    ),
    (
        "She joined the Swedish Power Board in 1956. The board refused to print the names.",
        "The Swedish Power Board refused to print the names.",
    ),
    ("Paul Ray and his brother founded the choir. He sold his car.", "He sold his car."),
    (
        "Anna Lind has died. Born in 1931, the third daughter of a railway clerk, she learned surveying by post.",
        "Anna Lind learned surveying by post.",
    ),
]


@pytest.mark.parametrize(("text", "claims"), WHOLE)
def test_sentence_gives_these_claims_alone(
    claims_in: Callable[[str], list[Claim]], text: str, claims: list[str]
) -> None:
    assert sorted(claim.text for claim in claims_in(text)) == claims


@pytest.mark.parametrize(("text", "claim"), RESOLVED)
def test_claim_reads_without_its_text(claims_in: Callable[[str], list[Claim]], text: str, claim: str) -> None:
    assert claim in [found.text for found in claims_in(text)]
