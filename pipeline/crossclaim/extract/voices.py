"""A stretch of a document that somebody else than its author says, told by layout alone."""

from typing import NamedTuple


class Voice(NamedTuple):
    """`source` says the text from `start` to `end`, empty if nobody is named; `cue` is what shows it."""

    start: int
    end: int
    source: str
    cue: str
