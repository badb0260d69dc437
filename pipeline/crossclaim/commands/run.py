"""`crossclaim run`: the whole pipeline over files and folders, once or every night."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .options import FOUND, INCOMPLETE, OK, ConfigFile, Inputs, Quiet, Root, Workers, load_settings, told_plainly

if TYPE_CHECKING:
    from ..run import RunResult


class FailOn(StrEnum):
    """What a run may exit with 4 for."""

    NEW_CONFLICTS = "new-conflicts"
    NEW_FINDINGS = "new-findings"


class LogFormat(StrEnum):
    """How the progress is told in a log."""

    TEXT = "text"
    JSON = "json"


def run(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write; made if it is not there.")],
    config: ConfigFile = None,
    root: Root = None,
    within: Annotated[bool, typer.Option("--within", help="Also check each document against itself.")] = False,
    workers: Workers = 1,
    prune: Annotated[
        bool, typer.Option("--prune", help="Forget documents of earlier runs that are no longer among the inputs.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help="Read at most N new or changed documents, the rest next time."),
    ] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Read again what failed in an earlier run.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what is new, changed and unchanged, and how long it may take.")
    ] = False,
    fail_on: Annotated[FailOn | None, typer.Option(help="Exit with 4 if there are any since the last run.")] = None,
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first input that cannot be used.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 also if a document was read with a warning.")
    ] = False,
    news: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Write what is new since the last run, as .md for mail or chat or as .json."),
    ] = None,
    log: Annotated[LogFormat | None, typer.Option(help="Tell the progress as log lines with times.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print a summary for machines instead of the screen.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Read what is new or changed, extract its claims, check them against all others, and write a report.

    Exit codes: 0 all went well; 1 inputs were rejected; 2 the command line or configuration is wrong; 3 the run could not go
    on; 4 what --fail-on names was found.
    """
    with told_plainly():
        settings = load_settings(config)
        if within:
            settings = settings.with_crosscheck(within=True)
        from .. import bulletin, logs, screen
        from ..intake import Options

        bulletin.check_news_files(news or ())
        options = Options(prune=prune, limit=limit, retry=retry, fail_fast=fail_fast)
        if dry_run:
            screen.show_dry_run(inputs, out, settings, root, options, as_json=as_json)
            raise typer.Exit(OK)
        console = screen.error_console()
        if not (quiet or as_json or log):
            screen.show_plan(console, inputs, out, root, settings)
        from ..run import run as run_pipeline

        with screen.watch_progress(console, quiet=quiet or as_json) as shown:
            watcher = logs.LogWatcher(as_json=log == LogFormat.JSON) if log else shown
            result = run_pipeline(
                *inputs, out=out, config=settings, root=root, workers=workers, options=options, on_progress=watcher
            )
        for path in news or ():
            bulletin.write_news(path, result)
        exit_code = _exit_code(result, fail_on, strict=strict)
        if log:
            logs.log_result(result, exit_code, as_json=log == LogFormat.JSON)
        if as_json:
            summary = screen.summary(result, screen.uris_of(result.documents), exit_code)
            typer.echo(json.dumps(summary, ensure_ascii=False))
        elif not quiet:
            screen.show_result(screen.result_console(), result)
        elif result.rejects:
            screen.show_rejects(console, result.rejects)
        raise typer.Exit(exit_code)


def _exit_code(result: "RunResult", fail_on: FailOn | None, *, strict: bool) -> int:
    new = len(result.news.conflicts) + (len(result.news.agreements) if fail_on == FailOn.NEW_FINDINGS else 0)
    if fail_on is not None and new:
        return FOUND
    warned = strict and any(document.warnings for document in result.documents)
    return INCOMPLETE if result.rejects or warned else OK
