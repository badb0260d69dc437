"""Loading, loading again, and loading what has changed: one suite over all engines."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from crossclaim.database.address import Address
from crossclaim.database.load import load_run
from crossclaim.errors import ConfigError
from crossclaim.validate import faults_of

from .conftest import ENGINES
from .library import SUBJECTS, VALUES, VERBS, Library, Statement, write_library, write_reviews
from .looking import everything, held, query

THREE: Library = {
    "a.txt": (Statement(0, 0, 0), Statement(1, 1, 1)),
    "b.txt": (Statement(0, 0, 1, "the mayor"), Statement(1, 1, 1)),
    "c.txt": (Statement(2, 2, 3),),
}
STATEMENTS = st.builds(
    Statement,
    st.integers(0, len(SUBJECTS) - 1),
    st.integers(0, len(VERBS) - 1),
    st.integers(0, len(VALUES) - 1),
    st.sampled_from(("", "the mayor")),
)
NO_SHRINK = (Phase.explicit, Phase.reuse, Phase.generate)  # shrinking takes minutes here, and the examples are small
LIBRARIES = st.dictionaries(st.sampled_from("abcd"), st.lists(STATEMENTS, max_size=3), min_size=1)


def test_library_is_a_valid_run(tmp_path: Path) -> None:
    assert faults_of(write_library(tmp_path / "run", THREE))[0] == []


def test_second_load_changes_no_byte_of_any_row(address: Address, tmp_path: Path) -> None:
    folder = write_library(tmp_path / "run", THREE)
    assert load_run(folder, address).changes > 0
    before = everything(address)
    assert load_run(folder, address).changes == 0
    assert everything(address) == before


def test_changed_document_changes_only_its_rows(address: Address, tmp_path: Path) -> None:
    load_run(write_library(tmp_path / "run", THREE), address)
    unchanged = query(
        address, "select id, loaded_at, changed_at, run_id from claims where text like 'Alder%' order by id"
    )
    result = load_run(write_library(tmp_path / "run", {**THREE} | {"c.txt": (Statement(2, 2, 2),)}), address)
    counts = {name: (c.new, c.changed, c.retracted) for name, c in result.tables.items() if c.total}
    assert counts == {"runs": (1, 0, 0), "documents": (0, 1, 0), "claims": (1, 0, 1)}
    assert (
        query(address, "select id, loaded_at, changed_at, run_id from claims where text like 'Alder%' order by id")
        == unchanged
    )
    assert query(address, "select loaded_at < changed_at from documents where uri = 'c.txt'") in ([(True,)], [(1,)])


def test_vanished_record_is_retracted_and_comes_back(address: Address, tmp_path: Path) -> None:
    load_run(write_library(tmp_path / "run", THREE), address)
    loaded_at = query(address, "select loaded_at from documents where uri = 'c.txt'")
    without = {uri: statements for uri, statements in THREE.items() if uri != "c.txt"}
    assert load_run(write_library(tmp_path / "run", without), address).tables["documents"].retracted == 1
    assert query(address, "select count(*) from documents where retracted_at is not null") == [(1,)]
    assert query(address, "select count(*) from current_claims where uri = 'c.txt'") == [(0,)]
    assert load_run(write_library(tmp_path / "run", without), address).changes == 0
    assert load_run(write_library(tmp_path / "run", THREE), address).tables["documents"].changed == 1
    assert query(address, "select retracted_at, loaded_at from documents where uri = 'c.txt'") == [
        (None, *loaded_at[0])
    ]


@pytest.mark.slow
def test_load_change_three_documents_remove_one_equals_fresh_loads(
    address: Address, new_database: Callable[[str], Address], tmp_path: Path
) -> None:
    library: Library = {f"{name}.txt": (Statement(at % 3, at % 2, at % 4),) for at, name in enumerate("abcdef")}
    changed: Library = {**library} | {f"{name}.txt": (Statement(0, 1, 2), Statement(1, 0, 3, "x")) for name in "bcd"}
    removed = {uri: statements for uri, statements in changed.items() if uri != "b.txt"}
    for state in (library, changed, removed):
        folder = write_library(tmp_path / "run", state)
        fresh = new_database(address.engine)
        load_run(folder, address)
        load_run(folder, fresh)
        assert held(address, "run") == held(fresh, "run")


SEQUENCES = {"states": st.lists(LIBRARIES, min_size=2, max_size=3)}
PATIENT = settings(
    deadline=None, phases=NO_SHRINK, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


@pytest.mark.slow
@settings(PATIENT, max_examples=6)
@given(**SEQUENCES)
def test_any_sequence_of_loads_equals_a_fresh_load(
    new_database: Callable[[str], Address], states: list[Library]
) -> None:
    _load_all(_shared("sqlite", new_database), states)


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["postgresql", "duckdb"])
@settings(PATIENT, max_examples=3)
@given(**SEQUENCES)
def test_any_sequence_of_loads_into_a_larger_engine_equals_a_fresh_load(
    engine: str, new_database: Callable[[str], Address], states: list[Library]
) -> None:
    _load_all(_shared(engine, new_database), states)


def _load_all(address: Address, states: list[Library]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        name = Path(folder).name
        for number, state in enumerate(states):
            write_library(Path(folder), state)
            load_run(Path(folder), address, collection=name, replace=True)
            load_run(Path(folder), address, collection=f"{name} {number}")
            assert held(address, name) == held(address, f"{name} {number}")
            assert load_run(Path(folder), address, collection=name).changes == 0


_MADE: dict[str, Address] = {}


def _shared(engine: str, new_database: Callable[[str], Address]) -> Address:
    """One database for all examples: each has its own collection, and a fresh one is as empty as a new database."""
    return _MADE.setdefault(engine, _MADE.get(engine) or new_database(engine))


def test_collections_do_not_touch_each_other(address: Address, tmp_path: Path) -> None:
    load_run(write_library(tmp_path / "one", THREE), address)
    load_run(write_library(tmp_path / "two", {"c.txt": THREE["c.txt"]}), address)
    assert query(address, "select name from collections order by name") == [("one",), ("two",)]
    assert query(address, "select count(*) from documents where collection = 'one' and retracted_at is null") == [(3,)]
    assert load_run(tmp_path / "one", address).changes == 0


@pytest.mark.parametrize("library", [{}, {"other.txt": THREE["a.txt"]}], ids=["no document", "other documents"])
def test_folder_of_another_subject_retracts_nothing_unless_told(
    library: Library, address: Address, tmp_path: Path
) -> None:
    load_run(write_library(tmp_path / "run", THREE), address)
    before = everything(address)
    write_library(tmp_path / "run", library)
    with pytest.raises(ConfigError, match="shares no document with the 3 of collection 'run'.*--collection.*--replace"):
        load_run(tmp_path / "run", address)
    assert everything(address) == before
    assert load_run(tmp_path / "run", address, replace=True).tables["documents"].retracted == 3


def test_engines_hold_the_same(new_database: Callable[[str], Address], tmp_path: Path) -> None:
    folder = write_reviews(write_library(tmp_path / "run", THREE))
    states = []
    for engine in ENGINES:
        address = new_database(engine)
        load_run(folder, address)
        states.append(held(address, "run"))
    assert states[0] == states[1] == states[2]
    assert [name for name, rows in states[0].items() if not rows] == []
