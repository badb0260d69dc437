"""Repairs: parser errors that grammar or layout proves, each a named rule; they change the `Parse`, never the `Doc`."""

from .parse import Parse


def repair(parse: Parse, timed: frozenset[int]) -> None:
    """Apply every rule; `timed` are the tokens inside temporal expressions."""
