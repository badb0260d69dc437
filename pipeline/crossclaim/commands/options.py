"""What all commands share: the options of the same name, the exit codes, and how an error is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import CrossclaimError, RunAborted

if TYPE_CHECKING:
    from ..config import Config

OK, INCOMPLETE, FOUND = 0, 1, 4

Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for standard input.")
]
OutFile = Annotated[Path, typer.Option("--out", metavar="FILE", help="File to write.")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="TOML file whose keys override the defaults.")
]
Root = Annotated[
    Path | None, typer.Option("--root", metavar="DIR", help="Make the documents' paths relative to this folder.")
]
Workers = Annotated[
    int, typer.Option("--workers", metavar="N", min=0, help="Processes that read documents; 0 reads in this one.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


@contextmanager
def told_plainly() -> Iterator[None]:
    """What goes wrong on purpose becomes one message and an exit code; anything else is a bug and keeps its traceback."""
    try:
        yield
    except CrossclaimError as error:
        typer.echo(f"crossclaim: {error}", err=True)
        raise typer.Exit(error.exit_code) from error
    except KeyboardInterrupt as error:
        typer.echo("crossclaim: interrupted; finished files are kept, run the same command again", err=True)
        raise typer.Exit(RunAborted.exit_code) from error


def load_settings(path: Path | None) -> "Config":
    """The configuration of a file, or the defaults. Raises ConfigError."""
    from ..config import load_config

    return load_config(path)
