"""What belongs to a name by general knowledge: all words of a country, the legal form of a company, the number of an act, a title."""

from ..tables import read_table
from .bracketed import NameSpan
from .capitals import Page
from .names import TITLES, country_beginnings, country_of, normalise

LEGAL = frozenset(read_table("names")["legal"])
_ACTS = frozenset(read_table("names")["acts"])
# Titles that are as often part of other words ("St. Gallen", "Major League").
_UNSURE_TITLES = frozenset(("st.", "major", "general"))


def countries_in(page: Page) -> list[NameSpan]:
    """Countries whose names have several words, however the recogniser cuts them ("Côte d'Ivoire", "Bosnia and Herzegovina")."""
    found, longest = [], country_beginnings()
    for index, text in enumerate(page.texts):
        if not text[0].isupper() or index in page.headings:
            continue
        # An apostrophe makes two words of one token or one of two.
        for length in range(longest.get(normalise(text), 0) + 1, 1, -1):
            span = page.doc[index : index + length]
            if (
                country_of(span.text)
                and span[-1].text[-1].isalnum()
                and span[-1].text != "'s"
                and not any(at in page.breaks for at in range(index + 1, span.end))
            ):
                found.append(NameSpan(index, span.end, "GPE"))
                break
    return found


def with_legal_form(page: Page, span: NameSpan) -> NameSpan:
    """A name with the legal form after it, which also tells that it is a company's: "Kestrel Energy plc", "Halvorsen Wind A/S"."""
    if span.label not in ("ORG", "PERSON", "PRODUCT", "GPE", "FAC", ""):
        return span
    for start in (span.end, span.end - 1):
        for end in range(min(start + 3, len(page.texts)), start, -1):
            if end > span.end and "".join(page.texts[start:end]) in LEGAL and start > span.start:
                span.end, span.label = end, "ORG"
                return span
    if page.texts[span.end - 1] in LEGAL and span.end - span.start > 1:
        span.label = "ORG"
    return span


def with_number(page: Page, span: NameSpan) -> NameSpan:
    """ "Directive 2009/28/EC": the number belongs to the name of a legal act."""
    at = span.start
    while at > 0 and at not in page.breaks and any(char.isdigit() or char == "/" for char in page.texts[at - 1]):
        at -= 1
    if 0 < at < span.start and at not in page.breaks and page.texts[at - 1] in _ACTS:
        span.start, span.label = at - 1, "LAW"
    return span


def with_title(page: Page, span: NameSpan) -> NameSpan:
    """The honorific before a name, which also tells that it is a person's."""
    before = page.texts[span.start - 1] if span.start and span.start not in page.breaks else ""
    if before.lower() in TITLES:
        span.title = before.lower()
        if span.label in ("", "ORG", "GPE") and before[0].isupper() and span.title not in _UNSURE_TITLES:
            span.label = "PERSON"
    return span
