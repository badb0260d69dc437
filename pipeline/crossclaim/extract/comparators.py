"""Words around a number that say how it is meant: "about 20", "at least 5", "18 or older"."""

from crossclaim_schemas.claim import Comparator

from ..tables import read_table
from .atoms import Atoms

_TABLE = read_table("quantities")
_BEFORE: dict[str, Comparator] = {form: name for name, forms in _TABLE["before"].items() for form in forms}
_AFTER: dict[str, Comparator] = {form: name for name, forms in _TABLE["after"].items() for form in forms}
_STRETCHES = frozenset(_TABLE["words"]["stretches"])
_LONGEST = 4


def comparator_before(atoms: Atoms, start: int, taken: int) -> tuple[int, Comparator]:
    """Where the quantity that begins at piece `start` begins with its comparator, and the comparator.

    Tokens before `taken` belong to another quantity.
    """
    if start in atoms.breaks:
        return start, "exact"
    for first in range(max(0, start - _LONGEST), start):
        if atoms.token[first] < taken or any(index in atoms.breaks for index in range(first + 1, start + 1)):
            continue
        found = _BEFORE.get(" ".join(atoms.texts[first:start]))
        if found is not None:
            return (start, "exact") if _is_stretch(atoms, first, start) else (first, found)
    return start, "exact"


def comparator_after(atoms: Atoms, end: int) -> tuple[int, Comparator]:
    """Where the quantity that ends before piece `end` ends with the comparator after it, and the comparator."""
    if not atoms.at(end):
        return end, "exact"
    for length in (2, 1):
        found = _AFTER.get(atoms.window(end, end + length))
        if found is not None and atoms.at(end + length - 1):
            return end + length, found
    return end, "exact"


def _is_stretch(atoms: Atoms, first: int, start: int) -> bool:
    """ "over nine years" as the time in which something went on, not as more than that."""
    if start - first > 1 or atoms.texts[first] != "over":
        return False
    return atoms.owner(first).dep_ == "prep" and atoms.owner(start).head.lemma_ in _STRETCHES
