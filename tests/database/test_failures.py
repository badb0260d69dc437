"""What goes wrong: every failure is told in words, nothing is half there, and the same load can be made again."""

import os
import resource
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossclaim.database.address import Address, read_address
from crossclaim.database.folder import open_folder
from crossclaim.database.load import load_run, prepare
from crossclaim.errors import ConfigError, RunAborted
from crossclaim.write.jsonl import read_records, write_records
from crossclaim_schemas import Claim

from .library import Statement, relation, write_library
from .looking import everything, query, query_all

ONE = {"a.txt": (Statement(0, 0, 0),)}
TWO = {"a.txt": (Statement(0, 0, 1),), "b.txt": (Statement(0, 0, 2),)}


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return write_library(tmp_path / "run", ONE)


def nothing_changed(address: Address, before: dict[str, list[str]]) -> bool:
    return everything(address) == before


def test_constraint_violated_leaves_everything_as_it_was(address: Address, run: Path) -> None:
    load_run(run, address)
    before = everything(address)
    query(address, "create unique index one_title on documents (title)")  # a rule that other hands have set
    with pytest.raises(RunAborted, match="a row breaks a rule of the schema .*nothing was loaded") as caught:
        load_run(write_library(run, TWO), address)
    assert "Alder Works employs" not in str(caught.value)
    assert nothing_changed(address, before)
    query(address, "drop index one_title")
    assert load_run(run, address).changes > 0


def test_first_load_that_fails_leaves_no_tables(address: Address, run: Path) -> None:
    (claim,) = read_records(run / "claims.jsonl", Claim)
    itself = relation(claim, claim)  # the one thing that a table refuses and `validate` does not
    write_records(run / "relations.jsonl", [itself])
    with pytest.raises(RunAborted, match="a row breaks a rule of the schema .*(two_claims|claim_a != claim_b)"):
        load_run(run, address)
    if address.engine == "postgresql":
        assert query(address, "select count(*) from pg_tables where schemaname = current_schema()") == [(0,)]
    else:
        assert not address.file.exists()
    write_records(run / "relations.jsonl", [])
    assert load_run(run, address).changes > 0


def test_folder_that_a_run_writes_meanwhile_is_noticed(run: Path) -> None:
    folder = open_folder(run)
    folder.check_unchanged()
    (run / "run.json").unlink()  # as a run does when it begins
    with pytest.raises(RunAborted, match="a run wrote this folder while it was loaded; nothing was loaded"):
        folder.check_unchanged()


def test_unfinished_folder_is_refused(run: Path, tmp_path: Path) -> None:
    address = read_address(f"sqlite:///{tmp_path}/x.db", "test")
    (run / "run.json").rename(run / "aside.json")
    with pytest.raises(ConfigError, match=r"holds no run.json: .*crossclaim run INPUT"):
        load_run(run, address)
    with pytest.raises(ConfigError, match="is no folder; give the folder of a finished run"):
        load_run(tmp_path / "none", address)
    assert not address.file.exists()


def test_invalid_folder_is_refused_with_its_first_faults(run: Path, tmp_path: Path) -> None:
    address = read_address(f"sqlite:///{tmp_path}/x.db", "test")
    claims = run / "claims.jsonl"
    claims.write_text(claims.read_text(encoding="utf-8").replace('"positive"', '"perhaps"'), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"(?s)not a valid run folder.*claims.jsonl:1: polarity.*crossclaim validate"):
        load_run(run, address)
    assert not address.file.exists()


@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
def test_file_that_is_no_database_is_left_alone(engine: str, run: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database, but notes of some length " * 100, encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(ConfigError, match="cannot be used .*give the path of another file"):
        load_run(run, read_address(f"{engine}:///{file}", "test"), retries=0)
    assert file.read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
def test_full_disk_leaves_the_file_as_it_was(engine: str, tmp_path: Path) -> None:
    address = read_address(f"{engine}:///{tmp_path}/x.{engine}", "test")
    load_run(write_library(tmp_path / "run", ONE), address)
    before = everything(address)
    big = ONE | {f"{number}.txt": tuple(Statement(0, 0, value) for value in range(4)) for number in range(14)}
    write_library(tmp_path / "run", big)
    done = subprocess.run(
        [sys.executable, "-m", "crossclaim", "load", tmp_path / "run", "--to", f"{engine}:///{address.file}"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "no room left" in done.stderr and "nothing was loaded" in done.stderr
    assert "Traceback" not in done.stderr
    assert nothing_changed(address, before)
    assert load_run(tmp_path / "run", address).changes > 0


def test_full_disk_of_the_server_is_told(postgres: Address, run: Path) -> None:
    prepare(postgres)
    query_all(
        postgres,
        [
            """create function no_room() returns trigger language plpgsql as
            $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$""",
            "create trigger no_room before insert on claims execute function no_room()",
        ],
    )
    with pytest.raises(RunAborted, match="no room left .could not extend file.; nothing was loaded. Make room"):
        load_run(run, postgres)
    assert query(postgres, "select count(*) from documents") == [(0,)]


def test_unreachable_server_is_tried_again_and_told(
    run: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("crossclaim.database.load.FIRST_DELAY_S", 0.001)
    address = read_address("postgresql://anna:s3cret@127.0.0.1:1/claims", "test")
    with pytest.raises(
        RunAborted, match=r"anna:\*\*\*@127.0.0.1:1/claims: cannot be reached .*refused.*\(4 attempts\)"
    ):
        load_run(run, address, retries=3)
    assert [record.message.count("attempt") for record in caplog.records] == [1, 1, 1]
    assert "s3cret" not in caplog.text


@pytest.fixture
def plain_server() -> Iterator[int]:
    """Port of a server that says it cannot speak TLS, as PostgreSQL does."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(8)
                connection.sendall(b"N")
                connection.recv(1024)

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        thread.join(timeout=10)


def test_tls_options_reach_the_driver_and_nothing_is_sent_in_the_clear(plain_server: int, run: Path) -> None:
    address = read_address(f"postgresql://anna:s3cret@127.0.0.1:{plain_server}/claims?sslmode=require", "test")
    with pytest.raises(ConfigError, match="refused .*SSL.*TLS options") as caught:
        load_run(run, address, retries=5)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"database": "nowhere"}, 'refused .*database "nowhere" does not exist'),
        ({"username": "stranger"}, 'refused .*role "stranger" does not exist'),
    ],
)
def test_what_the_server_refuses_is_not_tried_again(
    change: dict[str, str], told: str, postgres: Address, run: Path
) -> None:
    with pytest.raises(ConfigError, match=told):
        load_run(run, Address("postgresql", postgres.url.set(**change)), retries=20)  # type: ignore[arg-type]


def test_wrong_option_of_the_url_is_refused(postgres: Address, run: Path) -> None:
    wrong = postgres.url.update_query_dict({"no_such_option": "1"})
    with pytest.raises(ConfigError, match="refused .*no_such_option"):
        load_run(run, Address("postgresql", wrong))


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["postgresql", "duckdb"])
def test_missing_driver_names_the_extra(engine: str, run: Path, tmp_path: Path) -> None:
    url = {"postgresql": "postgresql://anna@localhost/claims", "duckdb": f"duckdb:///{tmp_path}/x.duckdb"}[engine]
    driver, extra = {"postgresql": ("psycopg", "postgres"), "duckdb": ("duckdb", "duckdb")}[engine]
    # A folder on the path that fails like a package that is not installed.
    (tmp_path / "bare").mkdir()
    message = f"raise ModuleNotFoundError(\"No module named '{driver}'\", name='{driver}')\n"
    (tmp_path / "bare" / f"{driver}.py").write_text(message, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "bare"), *filter(None, sys.path)])
    done = subprocess.run(
        [sys.executable, "-m", "crossclaim", "load", run, "--to", url],
        env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert f"pip install 'crossclaim[{extra}]'" in done.stderr
