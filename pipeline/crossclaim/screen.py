"""What a person sees of a run: the plan, the progress, and one screen at the end."""

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as ProgressBars

from crossclaim_schemas import Document, Reject, Relation

from .bulletin import finding_as_json, in_one_line, news_as_json, shorten
from .config import Config
from .ingest.sources import find_sources
from .intake import Intake, Options
from .news import News, reported
from .reviews.decided import Decided
from .reviews.standing import described

if TYPE_CHECKING:  # importing the pipeline takes a second, and the plan is to be seen before that
    from .run import Progress, RunResult

SHOWN_CONFLICTS = 5
SHOWN_AGREEMENTS = 5
SHOWN_REJECTS = 5
MAX_QUOTE_CHARS = 110
SECONDS_BETWEEN_LINES = 10.0
SECONDS_BEFORE_RATE = 3.0
STAGE_WORDS = {
    "load model": "loading the model",
    "ingest": "reading documents",
    "extract": "extracting claims",
    "crosscheck": "cross-checking",
    "write": "writing results",
}


class Watcher(Protocol):
    def __call__(self, progress: "Progress") -> None: ...


def show_plan(console: Console, inputs: Sequence[str], out: Path, root: Path | None, config: Config) -> None:
    """What is about to happen, before anything takes time."""
    sources, _ = find_sources(inputs, root)
    n_bytes = sum(source.path.stat().st_size for source in sources if source.path.is_file())
    files = "1 file" if len(sources) == 1 else f"{len(sources):,} files"
    console.print(f"[bold]crossclaim run[/bold]  {escape(', '.join(inputs))} → {escape(str(out))}", highlight=False)
    plan = f"  read {files} ({_size(n_bytes)}), extract claims with {escape(config.model.name)}, cross-check, write the report"
    console.print(plan, style="dim", highlight=False)


@contextmanager
def watch_progress(console: Console, *, quiet: bool) -> Iterator[Watcher]:
    """Something to call with each Progress: a live bar on a terminal, plain lines elsewhere, nothing when quiet."""
    if quiet:
        yield lambda progress: None
    elif console.is_terminal:
        with _bars(console) as bars:
            yield _BarWatcher(bars)
    else:
        yield _LineWatcher(console)


def show_result(console: Console, result: "RunResult") -> None:
    """One screen: the figures, the findings most worth reading, what was rejected, and where to read on."""
    counts = result.manifest.counts
    figures = [
        f"[bold]{counts[name]}[/bold] {name}" for name in ("documents", "claims", "agreements", "conflicts", "rejects")
    ]
    console.print("\n" + "   ".join(figures), highlight=False)
    uris = uris_of(result.documents)
    if result.news.is_first:
        for heading, label, limit, colour in (("Conflicts", "conflict", SHOWN_CONFLICTS, "red"), ("Agreements", "agreement", SHOWN_AGREEMENTS, "green")):  # fmt: skip
            _show_findings(console, heading, top_findings(result, label, limit), uris, colour, result.decided)
    else:
        _show_intake(console, result.intake)
        _show_news(console, result.news, uris, result.decided)
    _show_decided(console, result.decided)
    show_rejects(console, result.rejects)
    _show_warnings(console, result.documents)
    _show_hint(console, result)
    console.print(f"\nRead on: [bold]{escape(str(result.report))}[/bold]", highlight=False, soft_wrap=True)


def show_rejects(console: Console, rejects: Sequence[Reject]) -> None:
    """The first inputs that were not used, one line each."""
    if rejects:
        console.print(f"\n[bold yellow]Not used[/bold yellow] ({len(rejects)})")
    for reject in rejects[:SHOWN_REJECTS]:
        console.print(f"  {escape(reject.uri)}: {escape(in_one_line(reject))}", highlight=False, soft_wrap=True)
    if len(rejects) > SHOWN_REJECTS:
        console.print(f"  ... and {len(rejects) - SHOWN_REJECTS} more")


def top_findings(result: "RunResult", label: str, limit: int) -> list[Relation]:
    """The reported findings of one kind with the highest scores; of the same two clauses only the best.

    What a reviewer rejected or found to be of the other kind is left out.
    """
    found = reported(result.findings.relations, result.decided.settled)
    return [relation for relation in found if relation.label == label][:limit]


def summary(result: "RunResult", uris: dict[str, str], exit_code: int) -> dict[str, object]:
    """The same screen for machines."""
    findings = [
        finding_as_json(relation, uris) | {"review": described(result.decided.findings.get(relation.id)) or None}
        for label, limit in (("conflict", SHOWN_CONFLICTS), ("agreement", SHOWN_AGREEMENTS))
        for relation in top_findings(result, label, limit)
    ]
    return {
        "folder": str(result.folder),
        "report": str(result.report),
        "counts": result.manifest.counts,
        "inputs": result.intake.counts(),
        "new": news_as_json(result.news, uris),
        "findings": findings,
        "rejects": [
            {"uri": reject.uri, "code": reject.code, "message": in_one_line(reject)} for reject in result.rejects
        ],
        "exit_code": exit_code,
    }


def uris_of(documents: Sequence[Document]) -> dict[str, str]:
    """Document ids to uris."""
    return {document.id: document.uri for document in documents}


def _show_findings(
    console: Console, heading: str, relations: Sequence[Relation], uris: dict[str, str], colour: str, decided: Decided
) -> None:
    if not relations:
        return
    console.print(f"\n[bold {colour}]{heading}[/bold {colour}]")
    for relation in relations:
        standing = decided.findings.get(relation.id)
        mark = f" [dim]({escape(described(standing))})[/dim]" if standing else ""
        console.print(f"  • {escape(relation.explanation)}{mark}", highlight=False)
        for doc, quote in ((relation.doc_a, relation.quote_a), (relation.doc_b, relation.quote_b)):
            console.print(
                f"      [dim]{escape(uris[doc])}:[/dim] “{escape(shorten(quote, MAX_QUOTE_CHARS))}”", highlight=False
            )


def _show_intake(console: Console, intake: Intake) -> None:
    console.print(f"  {_told(intake)}", style="dim", highlight=False)
    if intake.left:
        console.print(f"  {intake.left} left for the next run (--limit)", style="yellow", highlight=False)


def _told(intake: Intake) -> str:
    told = f"{intake.new} new, {intake.changed} changed, {intake.unchanged} unchanged"
    kept = intake.gone - intake.removed
    if intake.removed:
        told += f", {intake.removed} forgotten"
    return told + (f", {kept} kept that are no longer among the inputs (--prune forgets them)" if kept else "")


def _show_news(console: Console, news: News, uris: dict[str, str], decided: Decided) -> None:
    if not news.conflicts and not news.agreements:
        console.print("\nNothing new since the last run.", highlight=False)
    for relations, name, colour, limit in (
        (news.conflicts, "conflicts", "red", SHOWN_CONFLICTS),
        (news.agreements, "agreements", "green", SHOWN_AGREEMENTS),
    ):
        more = f", the first {limit}" if len(relations) > limit else ""
        heading = f"New {name} since the last run ({len(relations)}{more})"
        _show_findings(console, heading, relations[:limit], uris, colour, decided)
    if news.n_gone:
        console.print(f"\n{news.n_gone} findings of the last run are no longer reported.", style="dim")


def show_dry_run(
    inputs: Sequence[str], out: Path, config: Config, root: Path | None, options: Options, *, as_json: bool
) -> None:
    """What a run would do: what is new, changed, unchanged and rejected, and about how long it would take."""
    from .planning import plan

    found = plan(inputs, out, config, root, options)
    console = result_console()
    if as_json:
        rejects = [{"uri": r.uri, "code": r.code, "message": in_one_line(r)} for r in found.intake.rejects]
        told = {
            "inputs": found.intake.counts(),
            "chars": found.n_chars,
            "seconds": round(found.seconds),
            "rejects": rejects,
        }
        console.print(json.dumps(told, ensure_ascii=False), highlight=False, markup=False, soft_wrap=True)
        return
    console.print(f"[bold]crossclaim run[/bold] would write {escape(str(out))}", highlight=False, soft_wrap=True)
    console.print(f"  documents: {_told(found.intake)}, {len(found.intake.rejects)} rejected", highlight=False)
    if found.intake.left:
        console.print(f"  {found.intake.left} would be left for the next run (--limit)", highlight=False)
    console.print(f"  text to read: {_size(found.n_chars)}, about {duration(found.seconds)} in all", highlight=False)
    show_rejects(console, found.intake.rejects)


def duration(seconds: float) -> str:
    """Seconds in words that are exact enough for waiting."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes / 60:.1f} h"


def _show_decided(console: Console, decided: Decided) -> None:
    """What earlier decisions say of this run's findings; nothing where none was decided on."""
    told = ", ".join(f"{count} {name.removeprefix('reviews_')}" for name, count in decided.counts().items())
    if told:
        console.print(f"\n[bold]Reviewed[/bold]  {told}", highlight=False)


def _show_warnings(console: Console, documents: Sequence[Document]) -> None:
    warnings = [f"{document.uri}: {warning}" for document in documents for warning in document.warnings]
    if warnings:
        console.print(f"\n[bold yellow]Read with a warning[/bold yellow] ({len(warnings)})")
    for warning in warnings[:SHOWN_REJECTS]:
        console.print(f"  {escape(warning)}", highlight=False, soft_wrap=True)


def _size(n_bytes: int) -> str:
    return f"{n_bytes / 1_000_000:,.1f} MB" if n_bytes >= 1_000_000 else f"{n_bytes / 1000:,.1f} kB"


def _show_hint(console: Console, result: "RunResult") -> None:
    if not result.documents:
        console.print("\nNo document could be read: nothing was checked.", style="bold yellow")
    elif len(result.documents) == 1:
        console.print(
            "\nOnly one document: claims were extracted, there was nothing to check them against.", style="yellow"
        )


def _bars(console: Console) -> ProgressBars:
    columns = (
        TextColumn("{task.description:<20}"),
        BarColumn(),
        TextColumn("{task.fields[note]}"),
        TimeElapsedColumn(),
    )
    return ProgressBars(*columns, console=console, transient=True)


class _BarWatcher:
    """One bar a stage; the one before is filled when the next begins."""

    def __init__(self, bars: ProgressBars) -> None:
        self._bars = bars
        self._stage = ""
        self._began_at = 0.0

    def __call__(self, progress: "Progress") -> None:
        if progress.stage != self._stage:
            self._fill()
            self._stage, self._began_at = progress.stage, time.monotonic()
            self._bars.add_task(STAGE_WORDS[progress.stage], total=progress.total, note="")
        note = _note(progress, time.monotonic() - self._began_at)
        self._bars.update(self._bars.task_ids[-1], completed=progress.done, total=progress.total, note=note)

    def _fill(self) -> None:
        for task in self._bars.tasks[-1:]:
            self._bars.update(task.id, total=1, completed=1)
            self._bars.stop_task(task.id)


def _note(progress: "Progress", seconds: float) -> str:
    """How far a stage is; after so many seconds also how fast it is and how long it will take."""
    of_total = f" of {progress.total:,}" if progress.total is not None else ""
    documents = f"{progress.done:,}{of_total} documents" if progress.done or progress.total else ""
    claims = f"{progress.n_claims:,} claims" if progress.n_claims else ""
    timed = progress.done and seconds > SECONDS_BEFORE_RATE
    rate = f"{progress.done / seconds:,.1f} a second" if timed else ""
    left = f"{duration(seconds / progress.share - seconds)} left" if timed and 0 < progress.share < 1 else ""
    return ", ".join(part for part in (documents, claims, rate, left) if part)


class _LineWatcher:
    """A line when a stage begins, and one every few seconds while it lasts."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._stage = ""
        self._printed_at = self._began_at = 0.0

    def __call__(self, progress: "Progress") -> None:
        now = time.monotonic()
        if progress.stage == self._stage and now - self._printed_at < SECONDS_BETWEEN_LINES:
            return
        if progress.stage == self._stage:
            note = f": {_note(progress, now - self._began_at)}"
        else:
            note, self._began_at = " ...", now
        self._stage, self._printed_at = progress.stage, now
        self._console.print(f"{STAGE_WORDS[progress.stage]}{note}", highlight=False)


def error_console() -> Console:
    """For everything that is not the result: plan, progress, errors."""
    return Console(file=sys.stderr)


def result_console() -> Console:
    """For the result. A pipe gets lines of any length, so that they can be searched."""
    return Console(file=sys.stdout, soft_wrap=not sys.stdout.isatty())
