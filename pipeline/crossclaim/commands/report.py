"""`crossclaim report`: the report of a finished run, as a page, as text or as a table."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .options import told_plainly


class Format(StrEnum):
    """Forms in which a report can be had."""

    HTML = "html"
    MD = "md"
    CSV = "csv"


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of a finished run.")],
    format_: Annotated[
        Format, typer.Option("--format", help="A page for the browser, text, or a table of the findings.")
    ] = Format.HTML,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="File to write; report.html, .md or .csv in DIR if not given, - for the screen.")
    ] = None,
) -> None:  # fmt: skip
    """Write the report of a run anew: with the decisions taken since, or as Markdown or CSV."""
    with told_plainly():
        from ..errors import ConfigError
        from ..write.report import write_html
        from ..write.report_read import read_run

        if format_ is Format.HTML and str(out) == "-":
            raise ConfigError("--out -: a page needs a file; give one, or use --format md or --format csv")
        records = read_run(folder)
        if format_ is Format.HTML:
            path = write_html(out or folder / "report.html", records)
            typer.echo(f"{len(records.relations)} findings → {path}")
            return
        if format_ is Format.MD:
            from ..write.report_markdown import render_markdown as render
        else:
            from ..write.report_csv import render_csv as render
        _give(render(records), out or folder / f"report.{format_.value}", len(records.relations))


def _give(content: str, out: Path, n_findings: int) -> None:
    from ..store import atomic_writer

    if str(out) == "-":
        typer.echo(content, nl=False)
        return
    with atomic_writer(out) as file:
        file.write(content)
    typer.echo(f"{n_findings} findings → {out}")
