"""Finite forms of English verbs, for clauses that the text leaves non-finite: "promoting X" -> "promotes X"."""

import json
from functools import cache
from importlib.resources import files

VOWELS = "aeiou"
SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


def finite_form(lemma: str, tense: str, *, plural: bool) -> str:
    """The third person of `lemma` in the past, else the present tense."""
    if lemma == "be":
        return ("were" if plural else "was") if tense == "past" else ("are" if plural else "is")
    if tense == "past":
        return _past(lemma)
    return lemma if plural else _present_singular(lemma)


def _present_singular(lemma: str) -> str:
    if lemma == "have":
        return "has"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(SIBILANTS) else "s")


def _past(lemma: str) -> str:
    irregular = _irregular().get(lemma)
    if irregular is not None:
        return irregular
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def _doubles(lemma: str) -> bool:
    """One short vowel before one final consonant, in a word of one syllable: stop -> stopped."""
    if len(lemma) < 3 or lemma[-1] in VOWELS + "wxy" or lemma[-2] not in VOWELS or lemma[-3] in VOWELS:
        return False
    return sum(letter in VOWELS for letter in lemma) == 1 or lemma in _doubling()


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = json.loads(
        (files("crossclaim") / "data" / "irregular_verbs.json").read_text(encoding="utf-8")
    )
    return tables


def _irregular() -> dict[str, str]:
    return _tables()["past"]


def _doubling() -> frozenset[str]:
    return frozenset(_tables()["doubling"])
