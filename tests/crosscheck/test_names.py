"""Which spellings are one name, and which look alike and are two."""

import pytest

from crossclaim.crosscheck.names import (
    core_words,
    expands,
    initials_match,
    is_acronym,
    name_key,
    same_person,
    short_form,
    words_of,
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The Hague", ("hague",)),
        ("the", ("the",)),  # an article alone is kept: no name without words
        ("A/S Norden", ("a/s", "norden")),
        ("São Tomé", ("sao", "tome")),
        ("Smith's", ("smith",)),
        ("Smith’s", ("smith",)),
        ("the workers' union", ("workers", "union")),
        ("O'Brien", ("o'brien",)),
        ("Rolls-Royce", ("rolls", "royce")),
        ("U.S.", ("u.s",)),
        ("Route 66", ("route", "66")),
        ("—", ()),
        ("", ()),
    ],
)
def test_words_leave_case_accents_and_possessives_out(name: str, words: tuple[str, ...]) -> None:
    assert words_of(name) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Borealis Ltd", ("borealis",)),
        ("Borealis Ltd.", ("borealis",)),
        ("Borealis Holding A/S", ("borealis", "holding")),
        ("Borealis, Inc.", ("borealis",)),
        ("Borealis Co. Ltd", ("borealis",)),
        ("Borealis S.p.A.", ("borealis",)),
        ("Dr Anna Keller", ("anna", "keller")),
        ("Prof. Dr. Anna Keller", ("anna", "keller")),
        ("Ltd", ("ltd",)),
        ("Dr", ("dr",)),
        ("Company of Wolves", ("company", "of", "wolves")),  # a legal form only at the end
    ],
)
def test_core_words_leave_legal_forms_and_honorifics_out(name: str, words: tuple[str, ...]) -> None:
    assert core_words(name) == words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Borealis Group", "Borealis Group"),
        ("Borealis Ltd", "BOREALIS LIMITED"),
        ("Müller AG", "Muller AG"),
        ("Rolls-Royce", "Rolls Royce"),
        ("Mrs Keller", "Keller"),
        ("World Health Organisation", "World Health Organization"),
        ("the Standardising Committee", "Standardizing Committee"),
        ("Keller's", "Keller"),
    ],
)
def test_key_is_one_for_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Borealis", "Boreal"),
        ("Bank of Norland", "Norland"),
        ("Route 66", "Route 67"),
        ("Anna Keller", "Hanna Keller"),
        ("North Brandau", "South Brandau"),
        ("Justice Department", "Department"),
        ("General Electric", "Electric Company"),
        ("St Andrews", "Andrews"),
        ("King County", "County"),
    ],
)
def test_key_differs_for_other_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("WHO", True),
        ("U.N.", True),
        ("NaCl", False),
        ("EEx", True),
        ("IPv6", True),
        ("A", False),
        ("iPhone", False),
        ("Paris", False),
        ("WHO Europe", False),
        ("B2B", True),
        ("", False),
    ],
)
def test_acronym_is_one_word_mostly_of_capitals(text: str, expected: bool) -> None:
    assert is_acronym(text) is expected


@pytest.mark.parametrize(
    ("acronym", "name", "expected"),
    [
        ("WHO", "World Health Organization", True),
        ("W.H.O.", "World Health Organization", True),
        ("DoD", "Department of Defence", True),
        ("DD", "Department of Defence", True),
        ("WHO", "the World Health Organization", True),
        ("HC", "High-Court", True),  # a hyphen parts words here
        ("WHO", "World Heritage Office", True),  # initials only; the caller asks for one candidate
        ("WHO", "World Health Assembly", False),
        ("WH", "World Health Organization", False),
        ("WHOO", "World Health Organization", False),
        ("B", "Borealis", False),
        ("BO", "Borealis", False),
        ("", "World Health Organization", False),
    ],
)
def test_initials_are_those_of_the_words(acronym: str, name: str, expected: bool) -> None:
    assert initials_match(acronym, name) is expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("LEU Bank", "Low Enriched Uranium Bank", True),
        ("LEU Bank", "Low-Enriched Uranium Bank", True),
        ("the EU Commission", "European Union Commission", True),
        ("UN General Assembly", "United Nations General Assembly", True),
        ("Bank of the EU", "Bank of the European Union", True),
        ("LEU Bank", "Low Enriched Uranium Fund", False),
        ("LEU Bank", "Low Uranium Bank", False),
        ("LEU Bank", "LEU Bank", False),
        ("LEU", "Low Enriched Uranium", False),  # nothing but initials: see initials_match
        ("Uranium Bank", "Low Enriched Uranium Bank", False),
    ],
)
def test_expansion_writes_initials_out(short: str, long: str, expected: bool) -> None:
    assert expands(short, long) is expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Halvorsen", "Halvorsen Wind", True),
        ("Halvorsen Wind", "Halvorsen Wind Power A/S", True),
        ("the Health Organization", "World Health Organization", True),
        ("Organization", "World Health Organization", False),  # a last word alone tells nothing
        ("Wind", "Halvorsen Wind", False),
        ("Halvorsen", "Halvorsen", False),
        ("Halvorsen Ltd", "Halvorsen", False),
        ("Halvorsen Wind", "Halvorsen", False),
        ("Health", "World Health Organization", False),
        ("", "Halvorsen", False),
    ],
)
def test_short_form_is_the_first_words_or_several_last_ones(short: str, long: str, expected: bool) -> None:
    assert short_form(short, long) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Keller", "Anna Keller", True),
        ("A. Keller", "Anna Keller", True),
        ("Dr Keller", "Anna Keller", True),
        ("Anna M. Keller", "Anna Keller", True),
        ("Anna Keller", "Anna Maria Keller", True),
        ("Anna", "Anna Keller", False),
        ("B. Keller", "Anna Keller", False),
        ("Hanna Keller", "Anna Keller", False),
        ("Ann Keller", "Anna Keller", False),  # may be one person, but nothing says so
        ("Anna Keller", "Anna Weil", False),
        ("", "Anna Keller", False),
    ],
)
def test_persons_are_one_by_last_name_and_initial(one: str, other: str, expected: bool) -> None:
    assert same_person(one, other) is expected
    assert same_person(other, one) is expected
