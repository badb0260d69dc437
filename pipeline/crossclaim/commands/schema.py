"""`crossclaim schema`: the JSON Schemas of the records, as published."""

from typing import Annotated

import typer

from ..errors import ConfigError
from .options import told_plainly


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Record (claim) or its file (claims.jsonl); none lists them.")
    ] = None,
    version: Annotated[
        str | None,
        typer.Option("--version", metavar="VERSION", help="Version of the records; the newest if not given."),
    ] = None,
) -> None:
    """Print the JSON Schema of a record."""
    with told_plainly():
        from crossclaim_schemas import FILES, SCHEMA_VERSION, schema_text

        if name is None:
            for record, file in FILES.items():
                typer.echo(f"{record:<10} {file}")
            return
        record = next((record for record, file in FILES.items() if name == file), name)
        try:
            typer.echo(schema_text(record, version or SCHEMA_VERSION), nl=False)
        except KeyError as error:
            raise ConfigError(str(error.args[0])) from error
