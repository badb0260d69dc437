"""Arguments in marked sentences: roles, extents, pieces, content words."""

from collections.abc import Callable

import pytest

from crossclaim_schemas import Argument, Claim

from .marks import faults_of, read_marks

ROLES = [
    '<claim object="the contract">The ministry signed the contract</claim>.',
    '<claim indirect_object=him object="a laptop">The state gave him a laptop</claim>.',
    '<claim agent="by a Dutch fund">The port was bought by a Dutch fund</claim>.',
    '<claim time="in 1998">The firm was founded in 1998</claim>.',
    '<claim time="on May 3, 2019">The lease was signed on May 3, 2019</claim>.',
    '<claim time="last week">The model was announced last week</claim>.',
    '<claim time="Since 2003">Since 2003, Kenya has hosted the race</claim>.',
    '<claim place="in Lyon">The chemist was born in Lyon</claim>.',
    '<claim place="to Egypt">The queen travelled to Egypt</claim>.',
    '<claim oblique="of three parts">The exam consists of three parts</claim>.',
    "<claim manner=slowly>The glacier moved slowly</claim>.",
    '<claim manner="by cutting costs">The airline saved money by cutting costs</claim>.',
    '<claim purpose="to win votes">The party lowered taxes to win votes</claim>.',
    '<claim cause="because of the storm">The ferry was cancelled because of the storm</claim>.',
    '<claim cause="because the runway was wet">The flight was delayed because the runway was wet</claim>.',
    '<claim condition="if prices rise">The bank will act if prices rise</claim>.',
    '<claim complement="president of Chile">Allende became president of Chile</claim>.',
    '<claim object="the bridge between Buda and Pest">Clark built the bridge between Buda and Pest</claim>.',
    '<claim place="in the Alps" time="until 1950">Bears lived in the Alps until 1950</claim>.',
    '<claim clause="that the mine is safe">The inspector confirmed that the mine is safe</claim>.',
    '<claim subject="Water" oblique="at 100 degrees Celsius">Water boils at 100 degrees Celsius</claim>.',
]


@pytest.mark.parametrize("marked", ROLES)
def test_role_is_read(marked: str, claims_in: Callable[[str], list[Claim]]) -> None:
    text, marks = read_marks(marked)
    claims = claims_in(text)
    assert [faults_of(claims, mark) for mark in marks] == [[] for _ in marks]


@pytest.mark.parametrize(
    ("text", "role", "members"),
    [
        ("Peru has exported copper, gold and zinc.", "object", ["copper", "gold", "zinc"]),
        ("Anna and Boris won.", "subject", ["Anna", "Boris"]),
        ("The lake touches Uganda, Kenya, and Tanzania.", "object", ["Uganda", "Kenya", "Tanzania"]),
        ("He studied the history of France.", "object", []),
    ],
)
def test_members_of_a_list(text: str, role: str, members: list[str], claims_in: Callable[[str], list[Claim]]) -> None:
    assert [piece.text for piece in _slot(claims_in(text)[0], role).pieces if piece.kind == "member"] == members


def test_attachments_are_nested_from_outside_in(claims_in: Callable[[str], list[Claim]]) -> None:
    pieces = _slot(claims_in("She joined the council of the city of Turku.")[0], "object").pieces
    assert [(piece.marker, piece.text) for piece in pieces] == [("of", "of the city of Turku"), ("of", "of Turku")]


@pytest.mark.parametrize(
    ("text", "role", "head", "terms", "quantifier"),
    [
        ("All red cars were recalled.", "subject", "car", ("red/ADJ", "car/NOUN"), "all"),
        ("Most voters rejected the plan.", "subject", "voter", ("voter/NOUN",), "most"),
        ("At least five miners died.", "subject", "miner", ("five/NUM", "miner/NOUN"), "at least"),
        ("The club plays in large stadiums.", "oblique", "stadium", ("large/ADJ", "stadium/NOUN"), ""),
    ],
)
def test_content_of_a_slot(
    text: str, role: str, head: str, terms: tuple[str, ...], quantifier: str, claims_in: Callable[[str], list[Claim]]
) -> None:
    slot = _slot(claims_in(text)[0], role)
    assert (slot.head, slot.quantifier) == (head, quantifier)
    assert slot.terms == terms


def test_references_are_resolved_in_the_content(claims_in: Callable[[str], list[Claim]]) -> None:
    second = claims_in("Marie Curie moved to Paris. She studied physics.")[-1]
    assert second.subject.resolved == "Marie Curie"
    assert second.subject.terms == ("marie/PROPN", "curie/PROPN")


def _slot(claim: Claim, role: str) -> Argument:
    return next(argument for argument in (claim.subject, *claim.objects) if argument.role == role)


@pytest.mark.parametrize(
    ("text", "role"),
    [("The wall stretches 214 kilometres long.", "adverb"), ("The meeting lasted three hours long.", "time")],
)
def test_long_is_a_time_only_of_times(claims_in: Callable[[str], list[Claim]], text: str, role: str) -> None:
    assert [phrase.role for claim in claims_in(text) for phrase in claim.objects] == [role]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Elena Rusu and Pavel Ciobanu, who lead two parties, spoke.", "Elena Rusu and Pavel Ciobanu"),
        ("Lima and Cusco, which were flooded, recovered.", "Lima and Cusco"),
    ],
)
def test_plural_relative_clause_speaks_of_all_members(
    claims_in: Callable[[str], list[Claim]], text: str, subject: str
) -> None:
    assert [claim.subject.text for claim in claims_in(text) if claim.subject] == [subject, subject]


def test_name_behind_a_label_is_what_a_relative_clause_is_about(claims_in: Callable[[str], list[Claim]]) -> None:
    subjects = [claim.subject.text for claim in claims_in("Apologies: Ian Rees, who is on leave.") if claim.subject]
    assert subjects[-1] == "Ian Rees"


@pytest.mark.parametrize(
    "text",
    ["Customers. The customers are mostly", "Daniel Okonjo was the violin soloist in seven of the concerts only"],
)
def test_text_that_ends_in_an_adverb_is_read(claims_in: Callable[[str], list[Claim]], text: str) -> None:
    assert claims_in(text)
