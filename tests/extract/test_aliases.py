"""What short forms stand for."""

import pytest

from crossclaim.extract.aliases import is_acronym, spells, spells_initials
from crossclaim.extract.names import (
    country_of,
    country_of_capital,
    country_of_demonym,
    gender_of,
    label_by_words,
    normalise,
)


@pytest.mark.parametrize(
    ("acronym", "long_form", "fits"),
    [
        ("SCO", "Shanghai Cooperation Organisation", True),
        ("OSCE", "Organization for Security and Co-operation in Europe", True),
        ("CSTO", "Collective Security Treaty Organization", True),
        ("EAEU", "Eurasian Economic Union", True),  # a letter from inside a word
        ("KazAID", "Kazakhstan Agency of International Development", True),
        ("LEU", "Low-Enriched Uranium", True),
        ("UN", "United Nations", True),
        ("U.S.", "United States", True),
        ("SCO", "Golan Heights", False),
        ("WHO", "World Trade Organization", False),
        ("A", "Acme", False),
    ],
)
def test_acronym_is_spelled_by_its_long_form(acronym: str, long_form: str, fits: bool) -> None:
    assert spells(acronym, long_form) is fits


@pytest.mark.parametrize(
    ("acronym", "long_form", "fits"),
    [
        ("SCO", "Security Council", False),
        ("EU", "European Union", True),
        ("KazAID", "Kazakhstan Agency of International Development", True),
    ],
)
def test_initials_are_stricter(acronym: str, long_form: str, fits: bool) -> None:
    assert spells_initials(acronym, long_form) is fits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO", True),
        ("KazAID", True),
        ("U.N.", True),
        ("Acme", False),
        ("I", False),
        ("New York", False),
        ("2020", False),
    ],
)
def test_acronyms_look_like_acronyms(text: str, expected: bool) -> None:
    assert is_acronym(text) is expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("UK", "United Kingdom"),
        ("the United Kingdom", "United Kingdom"),
        ("Britain", "United Kingdom"),
        ("U.S.", "United States"),
        ("US", "United States"),
        ("us", None),
        ("Türkiye", "Turkey"),
        ("Republic of Kazakhstan", "Kazakhstan"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("Paris", None),
        ("Kazakh", None),
    ],
)
def test_country_is_known_by_all_its_names(text: str, country: str | None) -> None:
    assert country_of(text) == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kazakh", "Kazakhstan"),
        ("Kazakhs", "Kazakhstan"),
        ("British", "United Kingdom"),
        ("Danes", "Denmark"),
        ("tall", None),
    ],
)
def test_demonym_names_its_country(text: str, country: str | None) -> None:
    assert country_of_demonym(text) == country


def test_capital_names_its_country() -> None:
    assert country_of_capital("Astana") == "Kazakhstan"
    assert country_of_capital("Lyon") is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Café", "cafe"),
        ("Halvorsen’s", "halvorsen"),
        ("U.S.", "us"),
        ("Low-Enriched Uranium", "low enriched uranium"),
        ("", ""),
    ],
)
def test_names_are_compared_without_case_accents_and_articles(text: str, key: str) -> None:
    assert normalise(text) == key


@pytest.mark.parametrize(
    ("name", "title", "gender"),
    [
        ("Anna Kowalska", "", "female"),
        ("Lars Brekke", "", "male"),
        ("Brekke", "mr", "male"),
        ("Kim Lee", "", "unknown"),
        ("", "", "unknown"),
    ],
)
def test_gender_is_told_by_title_or_first_name(name: str, title: str, gender: str) -> None:
    assert gender_of(name, title) == gender


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("University of Oslo", "ORG"),
        ("Treaty of Rome", "LAW"),
        ("Lake Victoria", "LOC"),
        ("Heathrow Airport", "FAC"),
        ("Champions Cup", "EVENT"),
        ("Anna Kowalska", None),
        ("Bank", None),  # a telling word alone is no name
    ],
)
def test_telling_words_give_a_label(name: str, label: str | None) -> None:
    assert label_by_words(name.split()) == label
