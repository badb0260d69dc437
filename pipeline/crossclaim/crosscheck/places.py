"""Alternative names of places and seats of government, for linking."""

from functools import cache

from .names import name_key


@cache
def place_aliases() -> dict[str, str]:
    """Key of an alternative name to the usual name of the place."""
    pairs = {"uk": "United Kingdom", "great britain": "United Kingdom", "britain": "United Kingdom", "us": "United States", "usa": "United States"}
    return {name_key(alias): name for alias, name in pairs.items()}


@cache
def government_seats() -> dict[str, str]:
    """Key of a capital to the name of its country."""
    return {}
