"""What is known about names in general: countries and their people, titles, first names, legal forms, telling last words."""

import unicodedata
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from ..tables import read_table

Gender = Literal["male", "female", "unknown"]

_TABLE = read_table("names")
TITLES = frozenset(_TABLE["titles"])
DESIGNATORS = frozenset(_TABLE["designators"])
_MALE_TITLES = frozenset(_TABLE["male_titles"])
_FEMALE_TITLES = frozenset(_TABLE["female_titles"])
_BOTH = frozenset(_TABLE["first_names"]["male"]) & frozenset(_TABLE["first_names"]["female"])
_MALE = frozenset(_TABLE["first_names"]["male"]) - _BOTH
_FEMALE = frozenset(_TABLE["first_names"]["female"]) - _BOTH
# Large cities besides the capitals, for where the recogniser hesitates.
CITIES = frozenset(_TABLE["cities"])
FIRST_NAMES = _MALE | _FEMALE | _BOTH
HEAD_LABELS: dict[str, str] = {word: label for label, words in _TABLE["heads"].items() for word in words}
# Words that tell by standing first: "Lake Victoria", "Estadio Azteca".
_FIRST_WORDS: dict[str, str] = {word: label for label, words in _TABLE["first_words"].items() for word in words}
_ARTICLES = ("the ", "a ", "an ")


class _Countries(NamedTuple):
    names: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]


def normalise(text: str) -> str:
    """The form in which names are compared: no case, accents, article, possessive or punctuation."""
    if text.isascii():
        plain = text
    else:
        plain = "".join(
            char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
        ).replace("’", "'")
    plain = plain.casefold()
    plain = plain.removesuffix("'s")
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    if plain.isalnum():
        return plain
    kept = [char if char.isalnum() else ("" if char in ".'" else " ") for char in plain]
    return " ".join("".join(kept).split())


@cache
def countries() -> _Countries:
    """Normalised names of countries, demonyms and capitals, each with the usual name of the country."""
    table = _Countries({}, {}, {})
    text = (files("crossclaim") / "data" / "countries.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        name, others, demonyms, capital = (line.split("\t") + ["", "", ""])[:4]
        for form in (name, *filter(None, others.split(";"))):
            table.names[normalise(form)] = name
        for form in filter(None, demonyms.split(";")):
            table.demonyms.setdefault(normalise(form), name)
            table.demonyms.setdefault(normalise(form + "s"), name)
        if capital:
            table.capitals.setdefault(normalise(capital), name)
    return table


@cache
def country_beginnings() -> dict[str, int]:
    """First words of names of countries that have several, each with the largest number of words."""
    found: dict[str, int] = {}
    for name in countries().names:
        first, *others = name.split()
        if others:
            found[first] = max(found.get(first, 0), len(others) + 1)
    return found


def country_of(text: str) -> str | None:
    """The usual name of the country that the text names ("UK" -> "United Kingdom"); None for anything else."""
    found = countries().names.get(normalise(text))
    # "us" is a pronoun unless written as an abbreviation.
    return None if found == "United States" and text.casefold() == "us" and text != "US" else found


def country_of_demonym(text: str) -> str | None:
    """The country whose people or adjective the text is ("Kazakh" -> "Kazakhstan"): related to the country, not the same."""
    return countries().demonyms.get(normalise(text))


def country_of_capital(text: str) -> str | None:
    """The country whose capital the text names: a capital may stand for its government."""
    return countries().capitals.get(normalise(text))


def gender_of(name: str, title: str = "") -> Gender:
    """What the title or the first name tell of a person's gender; unknown when they tell nothing."""
    if title in _MALE_TITLES or title in _FEMALE_TITLES:
        return "male" if title in _MALE_TITLES else "female"
    first = normalise(name.split()[0]) if name else ""
    if first in _MALE or first in _FEMALE:
        return "male" if first in _MALE else "female"
    return "unknown"


def label_by_words(words: list[str]) -> str | None:
    """What kind of thing a name of several words is by its telling word: "University of Oslo" -> ORG; None if no word tells."""
    lower = [word.lower() for word in words]
    for position, word in enumerate(lower):
        if word in ("of", "for", "on") and position:
            return HEAD_LABELS.get(lower[position - 1])
    if len(lower) > 1 and lower[0] in _FIRST_WORDS:
        return _FIRST_WORDS[lower[0]]
    if len(lower) > 2 and lower[-1] not in HEAD_LABELS and lower[-1] in CITIES | countries().capitals.keys():
        # "Imperial College London"
        return HEAD_LABELS.get(lower[-2])
    return HEAD_LABELS.get(lower[-1]) if len(lower) > 1 else None
