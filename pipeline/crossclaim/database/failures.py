"""What goes wrong in a database, told alike for all engines: what happened, and what to do. In every case nothing was loaded.

`Unavailable` is worth another attempt, the others are not. Messages of drivers are taken over only where they hold neither
parameters nor rows, since those hold the documents' text.
"""

from ..errors import ConfigError, RunAborted
from .address import Address

NOTHING = "nothing was loaded"


class Unavailable(RunAborted):
    """The database did not answer, or another load holds it: it may be there in a moment."""


def unreachable(address: Address, reason: str) -> Unavailable:
    """No connection, or one that broke."""
    return Unavailable(
        f"{address}: cannot be reached ({reason}); {NOTHING}. Check host and port and whether it is up; load again"
    )


def busy(address: Address, reason: str, waited_s: float) -> Unavailable:
    """Another load, or a program that holds a lock."""
    return Unavailable(
        f"{address}: is in use ({reason}), waited {waited_s:g} s; {NOTHING}. Let the other end, or give a longer --wait"
    )


def refused(address: Address, reason: str) -> ConfigError:
    """The server is there, but does not let us in, or does not have what the URL names."""
    return ConfigError(
        f"{address}: refused ({reason}); {NOTHING}. Check the URL's user, database and TLS options, and the password "
        "(PGPASSWORD, ~/.pgpass, or a URL in --to-file)"
    )


def not_allowed(address: Address, reason: str) -> ConfigError:
    """The user lacks a right."""
    return ConfigError(
        f"{address}: its user may not do that ({reason}); {NOTHING}. Tables are made once by their owner with "
        "`crossclaim load --prepare`; the rights that a load needs are in docs/databases.md"
    )


def disk_full(address: Address, reason: str) -> RunAborted:
    """No room; what was written is taken back."""
    return RunAborted(f"{address}: no room left ({reason}); {NOTHING}. Make room and load again")


def constraint_violated(address: Address, reason: str) -> RunAborted:
    """A row breaks a rule of the schema."""
    return RunAborted(
        f"{address}: a row breaks a rule of the schema ({reason}); {NOTHING}. Check the folder with `crossclaim validate`; "
        "if that finds no fault, rows in the database were changed by other hands"
    )


def not_ours(address: Address, reason: str) -> ConfigError:
    """The file is no database, not one of this engine, or may not be written."""
    return ConfigError(
        f"{address}: cannot be used ({reason}); {NOTHING}. Check its rights, or give the path of another file"
    )


def failed(address: Address, reason: str) -> RunAborted:
    """Anything else that the database said."""
    return RunAborted(f"{address}: the database reported an error ({reason}); {NOTHING}. It is safe to load again")


def first_line(error: BaseException) -> str:
    """The first line of a message, shortened."""
    line = str(error).strip().partition("\n")[0].rstrip(".")
    return line if len(line) <= 200 else line[:199] + "…"
