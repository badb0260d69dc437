"""Alternative names of countries and their seats of government, for linking."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from .names import name_key


class Country(NamedTuple):
    """One row of `data/countries.tsv`."""

    name: str
    aliases: tuple[str, ...]
    capital: str


@cache
def place_aliases() -> dict[str, str]:
    """Key of an alternative name to the usual name of the country."""
    return {name_key(alias): country.name for country in _countries() for alias in country.aliases}


@cache
def government_seats() -> dict[str, str]:
    """Key of a capital to the name of its country; a city that is a country of its own is none."""
    names = {country.name for country in _countries()}
    return {name_key(country.capital): country.name for country in _countries() if country.capital not in names}


def is_country(name: str) -> bool:
    """Whether a name is the usual name of a country."""
    return name_key(name) in _country_keys()


@cache
def _country_keys() -> frozenset[str]:
    return frozenset(name_key(country.name) for country in _countries())


def _countries() -> Iterator[Country]:
    text = (files("crossclaim") / "data" / "countries.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, aliases, _, capital = line.split("\t")
            yield Country(name, tuple(alias for alias in aliases.split(";") if alias), capital)
