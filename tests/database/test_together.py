"""Two loads at once, a loader that is killed in the middle, and users with no more rights than they need."""

import json
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from crossclaim.database.address import Address
from crossclaim.database.load import load_run, prepare
from crossclaim.errors import ConfigError, RunAborted

from .library import Statement, write_library
from .looking import everything, held, query

LIBRARY = {f"{number}.txt": tuple(Statement(number % 3, 0, value) for value in range(4)) for number in range(6)}
ONE = {"0.txt": LIBRARY["0.txt"]}
# Loads a folder, but stops for good when all tables up to the claims are written, and says so.
STUCK = """
import sys
from pathlib import Path
from crossclaim.database import folder, load
from crossclaim.database.address import read_address
path, url = sys.argv[1:]
read = folder.READERS["relations"]
def wait(run):
    print("half", flush=True)
    sys.stdin.read()
    return read(run)
folder.READERS["relations"] = wait
load.load_run(Path(path), read_address(url, "test"))
"""


def url_of(address: Address) -> str:
    return address.url.render_as_string(hide_password=False)


def started(*args: object) -> subprocess.Popen[str]:
    command = [sys.executable, *map(str, args)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


@pytest.mark.slow
def test_killed_loader_leaves_everything_as_it_was(address: Address, tmp_path: Path) -> None:
    load_run(write_library(tmp_path / "run", ONE), address)
    before = everything(address)
    folder = write_library(tmp_path / "run", LIBRARY)
    loader = started("-c", STUCK, folder, url_of(address))
    assert loader.stdout is not None
    assert loader.stdout.readline() == "half\n"
    loader.kill()
    loader.communicate()
    assert everything(address) == before
    assert load_run(folder, address).tables["documents"].new == 5
    load_run(folder, address, collection="fresh")
    assert held(address, "run") == held(address, "fresh")


@pytest.mark.slow
def test_two_loads_at_once_take_turns(address: Address, tmp_path: Path) -> None:
    folder = write_library(tmp_path / "run", LIBRARY)
    load = ("-m", "crossclaim", "load", folder, "--to", url_of(address), "--json", "--retries", 8)
    answers = []
    for loader in [started(*load), started(*load)]:
        out, err = loader.communicate()
        assert loader.returncode == 0, err
        answers.append(json.loads(out)["changes"])
    assert min(answers) == 0 < max(answers)
    load_run(folder, address, collection="fresh")
    assert held(address, "run") == held(address, "fresh")


@pytest.mark.slow
def test_load_that_waits_too_long_says_who_is_at_work(address: Address, tmp_path: Path) -> None:
    folder = write_library(tmp_path / "run", LIBRARY)
    loader = started("-c", STUCK, folder, url_of(address))
    assert loader.stdout is not None
    assert loader.stdout.readline() == "half\n"
    with pytest.raises(RunAborted, match="is in use .*nothing was loaded"):
        load_run(folder, address, wait_s=0, retries=0)
    _, err = loader.communicate("go on")
    assert loader.returncode == 0, err
    assert load_run(folder, address).changes == 0


@pytest.mark.slow
def test_readers_see_the_old_state_while_a_load_is_at_work(postgres: Address, tmp_path: Path) -> None:
    load_run(write_library(tmp_path / "run", ONE), postgres)
    loader = started("-c", STUCK, write_library(tmp_path / "run", LIBRARY), url_of(postgres))
    assert loader.stdout is not None
    assert loader.stdout.readline() == "half\n"
    assert query(postgres, "select count(*) from documents") == [(1,)]
    loader.communicate("go on")
    assert query(postgres, "select count(*) from documents") == [(6,)]


@pytest.mark.slow
def test_load_goes_on_when_the_server_cut_it_off(postgres: Address, tmp_path: Path) -> None:
    prepare(postgres)
    loader = started("-c", STUCK, write_library(tmp_path / "run", LIBRARY), url_of(postgres))
    assert loader.stdout is not None
    assert loader.stdout.readline() == "half\n"
    cut = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'crossclaim'"
    assert query(postgres, cut) == [(True,)]
    _, err = loader.communicate("go on")
    assert loader.returncode == 0, err
    assert "attempt 1 of 5" in err
    assert query(postgres, "select count(*) from documents") == [(6,)]


def test_least_privileges_are_enough(postgres: Address, tmp_path: Path) -> None:
    """The statements are those of docs/databases.md."""
    folder = write_library(tmp_path / "run", LIBRARY)
    schema = query(postgres, "select current_schema()")[0][0]
    loader = Address("postgresql", postgres.url.set(username="claims_loader"))
    reader = Address("postgresql", postgres.url.set(username="claims_reader"))
    page = (Path(__file__).parents[2] / "docs" / "databases.md").read_text(encoding="utf-8")
    rights = page.split("<!-- rights -->\n```sql\n")[1].split("```")[0].replace("schema claims", f"schema {schema}")
    with psycopg.connect(url_of(postgres), autocommit=True) as connection:
        try:
            connection.execute(rights.split("-- after")[0].encode())
            with pytest.raises(ConfigError, match="may not do that .*crossclaim load --prepare"):
                load_run(folder, loader)
            prepare(postgres)
            connection.execute(rights.split("-- after")[1].partition("\n")[2].encode())
            assert load_run(folder, loader).changes > 0
            assert load_run(write_library(tmp_path / "run", ONE), loader).tables["documents"].retracted == 5
            assert query(reader, "select count(*) from current_claims") == [(4,)]
            for statement in (
                "delete from claims",
                "update documents set title = ''",
                "create table mine (id integer)",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    query(reader, statement)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                query(loader, "drop table claims")
        finally:
            for role in ("claims_loader", "claims_reader"):
                for statement in ("drop owned by {}", "drop role {}"):
                    connection.execute(sql.SQL(statement).format(sql.Identifier(role)))
