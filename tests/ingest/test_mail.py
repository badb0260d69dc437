"""Letters and e-mails: what frames them is no text, and quoted lines keep their paragraphs."""

import pytest

from crossclaim.ingest.layout import find_blocks
from crossclaim.ingest.mail import greeting_length, introduces_reply, is_greeting, is_sign_off, is_signature

MAIL = """From: Priya Nair <priya@acme.org>
To: Paul Roth
Date: Tue, 4 May 2021 10:02:11 +0200
Subject: Plant in Ghent

Dear Paul,

The plant in Ghent closed on Monday.

Kind regards,
Priya
Head of Plants, Acme

On Mon, 3 May 2021 at 10:02, Anna Keller
<anna@acme.org> wrote:
> It has orders for
> two months and pays its debts.
>
>> The union rejected the offer.
"""


def test_layout_of_a_mail() -> None:
    blocks = [(block.kind, MAIL[block.start : block.end]) for block in find_blocks(MAIL)]
    assert [words for kind, words in blocks if kind == "paragraph"] == [
        "The plant in Ghent closed on Monday.",
        "It has orders for\n> two months and pays its debts.",
        "The union rejected the offer.",
    ]
    assert [words for kind, words in blocks if kind == "heading"] == ["Plant in Ghent"]
    assert ("boilerplate", "On Mon, 3 May 2021 at 10:02, Anna Keller\n<anna@acme.org> wrote:") in blocks


@pytest.mark.parametrize(("text", "expected"), [
    ("Dear Paul,", True), ("Hi all,", True), ("Dear Mr Roth and Ms Lind:", True), ("Good morning,", True), ("Dear Sir or Madam,", True),
    ("Hello Kitty", False), ("Dear prices hurt the poor,", False), ("Hi-tech firms grew.", False),
])  # fmt: skip
def test_greeting_is_told_from_a_line(text: str, expected: bool) -> None:
    assert is_greeting(text) == expected


@pytest.mark.parametrize(("text", "length"), [
    ("Dear Paul, the plant closed.", 11), ("Dear Paul and Ana, we sold it.", 19), ("Dear goods, such as tea, sold.", 0),
])  # fmt: skip
def test_greeting_length_leaves_the_sentence(text: str, length: int) -> None:
    assert greeting_length(text) == length


@pytest.mark.parametrize(("text", "expected"), [
    ("Kind regards,", True), ("Yours sincerely,", True), ("Best,", True), ("Many thanks,", True),
    ("Best practice guides", False), ("Thanks to rain, crops grew.", False), ("Regards the law as unfair.", False),
])  # fmt: skip
def test_sign_off_is_told_from_a_line(text: str, expected: bool) -> None:
    assert is_sign_off(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Priya", True), ("Dr J. Lind", True), ("Head of Plants, Acme", True), ("PS: It rained.", False), ("The plant closed.", False),
])  # fmt: skip
def test_signature_is_told_from_a_line(text: str, expected: bool) -> None:
    assert is_signature(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("On 3 May Anna Keller wrote:", True), ("Anna Keller <a@b.org> wrote:", True), ("Anna wrote a book.", False),
])  # fmt: skip
def test_reply_line_is_told(text: str, expected: bool) -> None:
    assert introduces_reply(text) == expected


def test_quoted_lines_need_an_introduction_to_silence_it() -> None:
    text = "The poet moved to Lund in 1902.\n\nIn May Anna Keller wrote:\n\nThe sea is grey, and nobody came to the harbour today."
    assert "boilerplate" not in {block.kind for block in find_blocks(text)}
