"""The marked sentences of the folder `marked`, by construct, and what is wrong with the claims of one.

Besides the attributes of `marks.py` a mark may have: quantifier and object_quantifier (of the subject, of the first object),
subject_members and object_members (the members of a list, separated by "|"), and absent (a lemma that no claim of the text may have).
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from crossclaim_schemas import Argument, Claim

from .marks import Marked, claim_at, faults_of, read_marks

FOLDER = Path(__file__).with_name("marked")


class Case(NamedTuple):
    """One marked sentence; `missed` is why it is read wrongly so far, empty if it is not."""

    area: str
    construct: str
    sentence: str
    missed: str = ""


class Construct(NamedTuple):
    """A construct with its sentences; `area` is the file that it stands in."""

    area: str
    name: str
    about: str
    cases: list[Case]


def read_constructs() -> list[Construct]:
    """All constructs in the order of the files."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for table in tomllib.loads(path.read_text(encoding="utf-8"))["construct"]:
            found.append(Construct(path.stem, table["name"], table["about"], list(_cases(path.stem, table))))
    return found


def _cases(area: str, table: dict[str, object]) -> Iterator[Case]:
    name = str(table["name"])
    for line in str(table["sentences"]).strip().splitlines():
        yield Case(area, name, line)
    missed = table.get("missed", [])
    if isinstance(missed, list):
        for item in missed:
            yield Case(area, name, item["sentence"], item["reason"])


def faults_in(claims: list[Claim], marks: list[Marked]) -> list[str]:
    """What is wrong with the claims of a text, empty if all marks are as expected."""
    return [fault for mark in marks for fault in _faults(claims, mark)]


def _faults(claims: list[Claim], mark: Marked) -> list[str]:
    absent = mark.expected.get("absent")
    found = [f"a claim with {absent!r}: {c.text!r}" for c in claims if absent and c.lemma == absent]
    plain = {key: value for key, value in mark.expected.items() if key not in SLOTS and key != "absent"}
    slots = {key: value for key, value in mark.expected.items() if key in SLOTS}
    if plain or slots or not absent:
        plain_mark = mark._replace(expected=plain)
        found += faults_of(claims, plain_mark)
        claim = claim_at(claims, plain_mark)
        if claim is not None:
            found += [
                f"{key}: {_slot(claim, key)!r}, not {slots[key]!r}" for key in slots if _slot(claim, key) != slots[key]
            ]
    return found


SLOTS = frozenset({"quantifier", "object_quantifier", "subject_members", "object_members"})


def _slot(claim: Claim, key: str) -> str:
    argument: Argument | None = claim.subject
    if key.startswith("object"):
        argument = next(iter(claim.objects), None)
    if argument is None:
        return ""
    if key.endswith("quantifier"):
        return argument.quantifier
    return "|".join(piece.text for piece in argument.pieces if piece.kind == "member")


__all__ = ["Case", "Construct", "faults_in", "read_constructs", "read_marks"]
