"""Claims of documents whose form carries part of what they say: tables, footnotes, dialogues, quotations, lists, e-mails, minutes."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from crossclaim.extract.engine import Extractor
from crossclaim.ingest.document import make_document
from crossclaim_schemas import Claim

Read = Callable[[str, str], list[Claim]]


class Said(NamedTuple):
    """A claim and who it is attributed to; None for the document itself."""

    text: str
    source: str | None


@pytest.fixture
def read(extractor: Extractor) -> Read:
    def claims_of(text: str, media_type: str = "text/plain") -> list[Claim]:
        claims = extractor.claims_of(make_document("form.txt", text, media_type=media_type))
        assert all(text[claim.start : claim.end] == claim.quote for claim in claims)
        slots = [slot for claim in claims for slot in (claim.subject, *claim.objects)]
        assert all(text[slot.start : slot.end] == slot.text for slot in slots)
        return claims

    return claims_of


def texts_of(claims: list[Claim]) -> list[str]:
    return [claim.text for claim in claims]


def said(claims: list[Claim]) -> list[Said]:
    return [Said(claim.text, claim.attribution.source if claim.attribution else None) for claim in claims]


TABLE = "The city has two parts.\n\n| Name | Salary |\n|---|---|\n| Tomas Hayry | 67,000 |\n| Ana Lind | 58,000 |\n\nThe river is long.\n"


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_table_rows_are_no_prose(read: Read, media_type: str) -> None:
    assert texts_of(read(TABLE, media_type)) == ["The city has two parts.", "The river is long."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bridge was built in 1901.[^1] The river is 80 km long.[^2]\n\n[^1]: Source: City archive holds the plans.",
            ["The bridge was built in 1901.", "The river is 80 km long."],
        ),
        ("The river flooded the town.² Prices rose.³ The mill closed.", ["The river flooded the town.", "Prices rose.", "The mill closed."]),
        ("The bridge fell in 1901.[1] The lake covers 30 km².", ["The bridge fell in 1901.", "The lake covers 30 km²."]),
        ("Sales rose[4] in May [5] again.", ["Sales rose in May again."]),
        ("The mill closed in May.\n\n² The ministry sold the land.", ["The mill closed in May.", "The ministry sold the land."]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_marks_of_footnotes_part_sentences(read: Read, media_type: str, text: str, expected: list[str]) -> None:
    assert texts_of(read(text, media_type)) == expected


TALK = "Host: When did you begin?\nLena Horvat: The firm began in May.\nHost: Why?\nLena Horvat: Rents were low.\n\n"


def test_last_speaker_is_not_the_source_of_the_narrative_behind(read: Read) -> None:
    claims = said(read(TALK + "The interview was recorded in Zagreb. The firm employs 40 people.", "text/plain"))
    assert Said("Rents were low.", "Lena Horvat") in claims
    assert Said("The firm employs 40 people.", None) in claims


def test_last_speaker_goes_on_where_she_says_i(read: Read) -> None:
    claims = said(read(TALK + "We signed in June, and the mill closed in July.", "text/plain"))
    assert Said("The mill closed in July.", "Lena Horvat") in claims


def test_paragraph_about_a_speaker_is_not_hers(read: Read) -> None:
    text = TALK.rstrip() + "\nHorvat laughed at the question.\nThe landlord liked the firm.\nHost: Thank you.\n"
    claims = said(read(text, "text/plain"))
    assert Said("Horvat laughed at the question.", None) in claims


QUOTATIONS = [
    (
        '"The mine is safe," said Ruth Boyle. "It will run until 2030. The company paid for the pumps." The council owns the land.',
        {"The mine will run until 2030.": "Ruth Boyle", "The company paid for the pumps.": "Ruth Boyle", "The council owns the land.": None},
    ),
    (
        "“The state closed the school. Nobody asked the parents,” Omar Haddad said. The ministry disagrees.",
        {"The state closed the school.": "Omar Haddad", "Nobody asked the parents.": "Omar Haddad", "The ministry disagrees.": None},
    ),
    (
        "“The dam is old,” Ines Falco said. “It leaks.\n\n“The firm paid for a report.” Engineers repaired the dam in 2019.",
        {"The dam leaks.": "Ines Falco", "The firm paid for a report.": "Ines Falco", "Engineers repaired the dam in 2019.": None},
    ),
    (
        '"The dam is old," said Ines Falco. The council met in May. It heard two experts. A sign reads "The gate closes at six."',
        {"The council met in May.": None, "The gate closes at six.": None},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS)
def test_speaker_stays_the_source_while_the_quotation_is_open(
    read: Read, text: str, expected: dict[str, str | None]
) -> None:
    found = dict(said(read(text, "text/plain")))
    assert {claim: found.get(claim, "no such claim") for claim in expected} == expected


MAIL = """From: Priya Nair <priya@acme.org>
To: Paul Roth
Date: 4 May 2021
Subject: Plant in Ghent

Dear Paul,

The plant in Ghent closed on Monday. The mayor said that the school was safe.

Kind regards,
Priya

On 3 May Anna Keller wrote:
> The plant will stay open
> until June.
>
> On 2 May 2021 at 09:15, Omar Haddad <omar@acme.org> wrote:
>> The union rejected the offer.
"""


def test_sender_is_the_source_of_a_mail_and_others_of_what_is_quoted(read: Read) -> None:
    assert said(read(MAIL, "text/plain")) == [
        Said("The plant in Ghent closed on Monday.", "Priya Nair"),
        Said("The mayor said that the school was safe.", "Priya Nair"),
        Said("The school was safe.", "The mayor"),
        Said("The plant will stay open until June.", "Anna Keller"),
        Said("The union rejected the offer.", "Omar Haddad"),
    ]


def test_quoted_lines_of_nobody_are_not_the_senders(read: Read) -> None:
    text = "From: Ana Lind\nTo: Omar Haddad\n\n> The mill closed in May.\n\nThe mill is open.\n"
    assert said(read(text, "text/plain")) == [
        Said("The mill closed in May.", ""),
        Said("The mill is open.", "Ana Lind"),
    ]


def test_words_of_a_slot_are_the_sources_own_over_lines(read: Read) -> None:
    (claim,) = read("From: Ana Lind\nTo: Omar Haddad\n\n> Acme has orders for two\n> months.\n", "text/plain")
    (quantity,) = claim.qualifiers.quantities
    assert (quantity.text, quantity.value) == ("two\n> months", 2)


def test_greeting_is_no_part_of_a_claim(read: Read) -> None:
    text = "Dear Paul, the plant closed in May.\n\nIt employed 300 people.\n"
    assert texts_of(read(text, "text/plain"))[0] == "The plant closed in May."


def test_block_quotation_of_an_essay_has_no_sender(read: Read) -> None:
    text = "The report is short.\n\n> The mill closed\n> in May.\n\nIt was right.\n"
    assert Said("The mill closed in May.", None) in said(read(text, "text/markdown"))


LISTS = [
    (
        "Kazakhstan is a member of:\n• the United Nations\n• the OSCE; and\n• the Council.\n",
        ["Kazakhstan is a member of the United Nations.", "Kazakhstan is a member of the OSCE.", "Kazakhstan is a member of the Council."],
    ),
    (
        "The bank is old. It offers:\n- Loans for farmers\n- Insurance against drought\n",
        ["The bank is old.", "The bank offers loans for farmers.", "The bank offers insurance against drought."],
    ),
    (
        "The council will:\n(a) Repair the bridge by 2026\n(b) Close the school\n",
        ["The council will repair the bridge by 2026.", "The council will close the school."],
    ),
    ("The treaty was signed by:\n- France\n- Chad\n- the Congo\n", [f"The treaty was signed by {name}." for name in ("France", "Chad", "the Congo")]),
    ("The firm sells the following goods:\n1. steel\n2. copper\n", ["The firm sells steel.", "The firm sells copper."]),
    ("The products include:\n- Cheese. It is made in Cork.\n- Butter\n", ["The products include cheese.", "It is made in Cork.", "The products include butter."]),
    ("The report says:\n- Prices rose.\n- Rents fell.\n", ["Prices rose.", "Rents fell."]),
    ("The firm sold two plants last year:\n- Lyon\n- Ghent\n", ["The firm sold two plants last year."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_items_go_on_the_sentence_above_the_list(read: Read, media_type: str, text: str, expected: list[str]) -> None:
    found = texts_of(read(text, media_type))
    assert sorted(found) == sorted(expected)


def test_slot_of_an_item_is_the_item(read: Read) -> None:
    text = "Kazakhstan is a member of:\n• the United Nations\n• the OSCE\n"
    first, second = read(text, "text/plain")
    assert [argument.text for argument in (*first.objects, *second.objects)] == ["the United Nations", "the OSCE"]
    assert second.quote == text.strip()
    assert second.subject.text == first.subject.text == "Kazakhstan"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Action: Clerk to write to the bank.", [("Clerk will write to the bank.", "planned")]),
        ("- Action: Clerk to write to the bank.", [("Clerk will write to the bank.", "planned")]),
        ("Action: Mr Ellis to ask the county for a grant.", []),
        ("It was resolved to raise the fee to 20 pounds.", [("It was resolved to raise the fee to 20 pounds.", "planned")]),
    ],
)  # fmt: skip
def test_minutes_plan_what_they_record(read: Read, line: str, expected: list[tuple[str, str]]) -> None:
    claims = read(f"The meeting began at six, and all members of the council came.\n\n{line}\n", "text/plain")
    found = [claim for claim in claims if claim.start > 60]
    assert [(claim.text, claim.modality) for claim in found] == expected
    assert all(item.text != "It" for claim in found for item in claim.open_references)
