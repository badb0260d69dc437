"""`crossclaim export`: the records of a run in the form that another program reads."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .options import Quiet, told_plainly


class To(StrEnum):
    """Forms in which `export` gives records."""

    PARQUET = "parquet"
    CSV = "csv"
    RDF = "rdf"
    CLAIMREVIEW = "claimreview"


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a finished run.")],
    to: Annotated[To, typer.Option(help="Form to write.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Folder to write; DIR/exports/FORM if not given.")
    ] = None,
    base: Annotated[
        str | None, typer.Option("--base", metavar="IRI", help="What identifiers of rdf and claimreview begin with.")
    ] = None,
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="Who publishes the reviews of claimreview.")
    ] = None,
    accepted: Annotated[
        bool, typer.Option("--accepted", help="Only claimreview: facts of which reviewers accepted a finding.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was written as JSON, for machines.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write the records of a run as Parquet, CSV, RDF or schema.org ClaimReview, for other programs to read."""
    with told_plainly():
        from ..write.export import export_run, make_options

        options = make_options(to.value, base=base, author=author, accepted=accepted)
        target = out or folder / "exports" / to.value
        exported = export_run(folder, target, to=to.value, options=options)
        if as_json:
            typer.echo(exported.to_json(), nl=False)
        elif not quiet:
            files = "1 file" if len(exported.files) == 1 else f"{len(exported.files)} files"
            for note in exported.notes:
                typer.echo(note, err=True)
            typer.echo(f"{exported.n_records} records in {files} → {target}")
