"""The command line: one thin function per command. Results go to stdout, everything else to stderr.

Exit codes: 0 all went well; 1 it ended, but inputs were rejected or faults found; 2 the command line or the configuration is
wrong and nothing was read; 3 it could not go on, was interrupted, or met a bug of ours; 4 what --fail-on names was found.
"""

import signal
import sys
import traceback
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from . import __version__
from .commands.diff import diff
from .commands.export import export
from .commands.load import load
from .commands.options import (
    INCOMPLETE,
    OK,
    ConfigFile,
    Inputs,
    OutFile,
    Quiet,
    Root,
    Workers,
    load_settings,
    told_plainly,
)
from .commands.report import report
from .commands.review import review
from .commands.run import run
from .commands.schema import schema
from .errors import RunAborted

app = typer.Typer(
    help="Reads documents, states what they claim, and shows where they agree and where they contradict each other.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class View(StrEnum):
    """Shapes in which `triples` gives claims."""

    BINARY = "binary"
    NARY = "nary"


@app.callback(invoke_without_command=True)
def top(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    """Reads documents, states what they claim, and shows where they agree and where they contradict each other."""
    if version:
        typer.echo(f"crossclaim {__version__}")
        raise typer.Exit(OK)


app.command()(run)


@app.command()
def extract(
    inputs: Inputs,
    out: OutFile,
    config: ConfigFile = None,
    root: Root = None,
    workers: Workers = 1,
    quiet: Quiet = False,
) -> None:
    """Extract the claims of documents, one a line, each with the uri of its document."""
    with told_plainly():
        settings = load_settings(config)
        from . import screen
        from .run import extract_to_file

        console = screen.error_console()
        with screen.watch_progress(console, quiet=quiet) as watcher:
            n_claims, rejects = extract_to_file(
                inputs, out, config=settings, root=root, workers=workers, on_progress=watcher
            )
        screen.show_rejects(console, rejects)
        if not quiet:
            typer.echo(f"{n_claims} claims → {out}")
        raise typer.Exit(INCOMPLETE if rejects else OK)


@app.command()
def triples(
    claims: Annotated[Path, typer.Argument(metavar="CLAIMS.jsonl", help="Claims as `run` or `extract` wrote them.")],
    out: OutFile,
    view: Annotated[View, typer.Option(help="One object a line, or all arguments of a claim.")] = View.BINARY,
) -> None:
    """Give claims in surface words, as subject, predicate and objects."""
    with told_plainly():
        from .triples import triples_to_file

        n_triples = triples_to_file(claims, out, view=view.value)
        typer.echo(f"{n_triples} triples → {out}")


@app.command()
def compare(
    pairs: Annotated[Path, typer.Argument(metavar="PAIRS.jsonl", help='One pair a line: {"id", "a", "b"}.')],
    out: OutFile,
    config: ConfigFile = None,
) -> None:
    """Say of pairs of texts whether they agree, conflict, or neither."""
    with told_plainly():
        settings = load_settings(config)
        from . import screen
        from .compare import compare_to_file

        n_pairs, rejects = compare_to_file(pairs, out, config=settings)
        screen.show_rejects(screen.error_console(), rejects)
        typer.echo(f"{n_pairs} pairs → {out}")
        raise typer.Exit(INCOMPLETE if rejects else OK)


@app.command()
def validate(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a finished run.")]) -> None:
    """Check the files of a run: schema, offsets, references, order. Exits with 1 and the first faults if there are any."""
    with told_plainly():
        from .validate import faults_of

        faults, n_records = faults_of(folder)
        for fault in faults:
            typer.echo(fault)
        typer.echo(f"{folder}: {'faults found' if faults else 'valid'}, {n_records} records")
        raise typer.Exit(INCOMPLETE if faults else OK)


app.command()(export)
app.command()(report)
app.command()(review)
app.command()(schema)
app.command()(load)
app.command()(diff)


def main() -> None:
    """Entry point of the command `crossclaim`."""
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        app()
    except Exception:  # noqa: BLE001 - a bug of ours: everything is told, and the exit code does not say "finished"
        traceback.print_exc()
        typer.echo("crossclaim: internal error; please report it with the lines above", err=True)
        sys.exit(RunAborted.exit_code)


def _interrupt(signum: int, frame: object) -> NoReturn:
    """A polite kill ends a run like Ctrl-C: files are closed and the lock is given back."""
    raise KeyboardInterrupt
