"""`crossclaim load`: a run folder into a database."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import OK, Quiet, told_plainly

if TYPE_CHECKING:
    from ..database.address import Address
    from ..database.load import LoadResult


def load(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="Folder of a finished run; none with --prepare.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="URL", help="sqlite:///FILE, postgresql://USER@HOST/DATABASE or duckdb:///FILE."),
    ] = None,
    to_file: Annotated[
        Path | None,
        typer.Option("--to-file", metavar="FILE", help="Read the URL from the first line of a file, if it is secret."),
    ] = None,
    collection: Annotated[
        str | None, typer.Option(metavar="NAME", help="Load beside others under this name; else that of the folder.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Load even if no document is left of what the collection holds.")
    ] = False,
    prepare: Annotated[
        bool, typer.Option("--prepare", help="Make the tables or move older ones forwards, and load nothing.")
    ] = False,
    wait: Annotated[float, typer.Option(min=0, metavar="SECONDS", help="How long to wait for another load.")] = 60,
    retries: Annotated[
        int, typer.Option(min=0, max=20, help="Further attempts if the database cannot be reached.")
    ] = 4,
    as_json: Annotated[bool, typer.Option("--json", help="Print what changed, for machines.")] = False,
    quiet: Quiet = False,
) -> None:
    """Bring a database to the state of a run: new and changed records are written, vanished ones marked.

    Without --to and --to-file the URL is taken from CROSSCLAIM_DATABASE_URL. A second load changes nothing.
    """
    with told_plainly():
        from ..database.address import find_address
        from ..database.load import load_run
        from ..database.load import prepare as prepare_database
        from ..errors import ConfigError

        if (folder is None) != prepare:
            raise ConfigError("give the folder of a run to load it, or --prepare and no folder to make the tables")
        address = find_address(to, to_file)
        if folder is None:
            versions = prepare_database(address, wait_s=wait, retries=retries)
            said = _prepared(address, versions, as_json)
        else:
            with _shown_progress(quiet or as_json) as on_table:
                result = load_run(
                    folder,
                    address,
                    collection=collection,
                    wait_s=wait,
                    retries=retries,
                    replace=replace,
                    on_table=on_table,
                )
            said = _as_json(folder, address, result) if as_json else _as_lines(address, result)
        if as_json or not quiet:
            typer.echo(said)


@contextmanager
def _shown_progress(quiet: bool) -> Iterator[Callable[[str], None]]:
    """On a terminal, which table is being loaded; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda name: None
        return
    from ..screen import error_console

    with error_console().status("Checking the folder") as status:
        yield lambda name: status.update(f"Loading {name}")


def _prepared(address: "Address", versions: list[int], as_json: bool) -> str:
    if as_json:
        return json.dumps({"database": str(address), "applied_versions": versions, "exit_code": OK})
    return f"{address}: schema {versions[-1]} is there now" if versions else f"{address}: schema is up to date"


def _as_lines(address: "Address", result: "LoadResult") -> str:
    lines = [f"{result.changes} changes → {address}, collection {result.collection!r}"]
    for name, changes in result.tables.items():
        if changes.total:
            counts = {"new": changes.new, "changed": changes.changed, "retracted": changes.retracted}
            lines.append(f"  {name}: " + ", ".join(f"{number} {word}" for word, number in counts.items() if number))
    return "\n".join(lines)


def _as_json(folder: Path, address: "Address", result: "LoadResult") -> str:
    names = ("new", "changed", "retracted", "unchanged", "rows")
    summary = {
        "folder": str(folder),
        "database": str(address),
        "collection": result.collection,
        "run_id": result.run_id,
        "changes": result.changes,
        "tables": {table: {name: getattr(changes, name) for name in names} for table, changes in result.tables.items()},
        "exit_code": OK,
    }
    return json.dumps(summary, ensure_ascii=False)
