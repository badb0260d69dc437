"""The table of countries: other names and capitals."""

import pytest

from crossclaim.crosscheck.names import name_key
from crossclaim.crosscheck.places import government_seats, place_aliases


@pytest.mark.parametrize(
    ("alias", "country"),
    [
        ("UK", "United Kingdom"),
        ("Britain", "United Kingdom"),
        ("USA", "United States"),
        ("the Republic of Austria", "Austria"),
        ("Burma", "Myanmar"),
        ("Holland", "Netherlands"),
    ],
)
def test_alias_leads_to_the_usual_name(alias: str, country: str) -> None:
    assert place_aliases()[name_key(alias)] == country


@pytest.mark.parametrize(
    ("capital", "country"), [("Paris", "France"), ("Vienna", "Austria"), ("Washington", "United States")]
)
def test_capital_leads_to_its_country(capital: str, country: str) -> None:
    assert government_seats()[name_key(capital)] == country


@pytest.mark.parametrize("city", ["Lyon", "Singapore", "Luxembourg", "Zurich"])
def test_city_that_is_no_seat_or_a_country_itself_leads_nowhere(city: str) -> None:
    assert name_key(city) not in government_seats()


def test_no_alias_is_the_usual_name_of_another_country() -> None:
    usual = {name_key(country) for country in place_aliases().values()}
    assert not {alias for alias in place_aliases() if alias in usual and name_key(place_aliases()[alias]) != alias}
