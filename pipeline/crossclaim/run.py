"""The whole pipeline, in the order in which the data moves: load, extract, crosscheck, write."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from crossclaim_schemas import Claim, Document, Manifest, Reject, json_line

from .config import Config, load_config
from .crosscheck.engine import Findings
from .crosscheck.engine import crosscheck as check_claims
from .errors import DocumentError, RunAborted
from .fingerprint import Extraction, crosscheck_fingerprint, extraction_fingerprint
from .ingest.read import read_documents
from .intake import Intake, Options, queue_inputs, read_queue
from .known import Known, open_known
from .news import News, find_news, find_watched, finding_key, reported
from .reading import Reader, as_reject
from .results import (  # fmt: skip
    Read,
    hashes_of,
    read_findings,
    read_known,
    signature,
    sorted_rejects,
    write_findings,
    write_what_was_read,
)
from .reviews.decided import Decided, decided_in, read_decisions
from .reviews.standing import name_decisions
from .store import atomic_writer, open_run_folder
from .workers import open_reader
from .write.manifest import count_findings, make_manifest, write_manifest, write_timing
from .write.report import FILE_NAME as REPORT
from .write.report_index import Records

DEFAULTS = Options()
MIN_RATED_CHARS = 50_000


class Progress(NamedTuple):
    """Where a run is. `total` is None while it is not known; `n_claims` are those found so far, `share` of the text is read."""

    stage: str
    done: int = 0
    total: int | None = None
    n_claims: int = 0
    share: float = 0.0


OnReject = Callable[[Reject], None]
OnProgress = Callable[[Progress], None]


def ignore_progress(progress: Progress) -> None:
    """For callers who do not watch."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run gave; the same stands in its folder. `report` is the page to open, `decided` what reviewers said before.

    `intake` tells what was new among the inputs, `news` what is new among the findings.
    """

    folder: Path
    report: Path
    documents: list[Document]
    claims: list[Claim]
    findings: Findings
    rejects: list[Reject]
    manifest: Manifest
    decided: Decided
    intake: Intake
    news: News


@dataclass(slots=True)
class Stages:
    """Announces each stage and keeps the seconds it took."""

    on_progress: OnProgress
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        self.on_progress(Progress(name))
        start = time.perf_counter()
        yield
        self.seconds[name] = round(time.perf_counter() - start, 3)


def load(
    *inputs: str | Path, config: Config | None = None, root: Path | None = None, on_reject: OnReject | None = None
) -> Iterator[Document]:
    """The documents behind files, folders, globs and .jsonl files, one at a time.

    An input that cannot be used raises DocumentError, or goes to `on_reject` if that is given and the rest goes on.
    """
    for item in read_documents(inputs, (config or load_config()).ingest, root):
        if isinstance(item, Document):
            yield item
        elif on_reject is None:
            raise DocumentError(item.uri, item.code, item.message)
        else:
            on_reject(item)


def extract(
    documents: Iterable[Document], *, config: Config | None = None, on_reject: OnReject | None = None
) -> Iterator[Claim]:
    """The claims of each document, in the order of the documents and in each by place. `on_reject` as in `load`."""
    from .extract.engine import Extractor  # as in `reading`

    config = config or load_config()
    for document, result in Extractor(config).pipe(documents):
        if not isinstance(result, Exception):
            yield from result
        elif on_reject is None:
            raise result
        else:
            on_reject(as_reject(document, result, config.limits.memory_mb))


def crosscheck(documents: Sequence[Document], claims: Sequence[Claim], *, config: Config | None = None) -> Findings:
    """Which claims of different documents agree or conflict, the entities they speak of, and the facts they make up."""
    return check_claims(documents, claims, config or load_config())


def run(
    *inputs: str | Path,
    out: str | Path,
    config: Config | None = None,
    root: Path | None = None,
    workers: int = 0,
    options: Options = DEFAULTS,
    on_progress: OnProgress = ignore_progress,
) -> RunResult:
    """Read what is new or changed, state the claims, check them against all others, and write the run folder `out`.

    What the folder knows already is not read again; the files are the same as those of a run from nothing. `workers` is the number
    of processes that read, 0 to read in this one.

    Raises ConfigError before anything is read if the configuration is wrong, and RunAborted if the folder is in use or
    cannot be written. What reviewers decided in this folder is kept, and names are linked as they said. Inputs that cannot be used are in the result's `rejects`.
    """
    config = config or load_config()
    stage = Stages(on_progress)
    with ExitStack() as stack:
        with stage("load model"):
            reader = stack.enter_context(open_reader(config, workers))
        folder = stack.enter_context(open_run_folder(Path(out)))
        return run_with(reader, read_documents(inputs, config.ingest, root), folder, config, options, stage)


def run_with(
    reader: Reader,
    inputs: Iterable[Document | Reject],
    folder: Path,
    config: Config,
    options: Options,
    stage: Stages,
) -> RunResult:
    """A run over a folder that is open, by a reader that is ready."""
    fingerprint = extraction_fingerprint(config, reader.model_version)
    with open_known(folder) as known:
        with stage("ingest"):
            intake = _queue(inputs, known, fingerprint, options, stage.on_progress)
        with stage("extract"):
            n_chars = _read(reader, known, fingerprint, options, stage.on_progress)
        result = _finish(folder, known, config, reader.model_version, intake, stage)
        known.remember(_rates(stage, n_chars) | {"model_version": reader.model_version})
        return result


def _queue(
    items: Iterable[Document | Reject],
    known: Known,
    fingerprint: Extraction,
    options: Options,
    on_progress: OnProgress,
) -> Intake:
    intake = Intake()
    for done in queue_inputs(items, known, fingerprint, options, intake):
        on_progress(Progress("ingest", done))
    return intake


def _read(reader: Reader, known: Known, fingerprint: Extraction, options: Options, on_progress: OnProgress) -> int:
    """Read what waits; gives the characters of text that were read."""
    total, n_chars = known.queued()
    n_claims = done_chars = 0
    on_progress(Progress("extract", 0, total))
    for done, reading in enumerate(read_queue(reader, known, fingerprint), start=1):
        n_claims += reading.n_claims
        done_chars += len(reading.document.text)
        on_progress(Progress("extract", done, total, n_claims, done_chars / max(1, n_chars)))
        if reading.reject and options.fail_fast:
            raise RunAborted(f"{reading.reject.uri}: {reading.reject.message} (stopped at the first reject)")
    return done_chars


def _finish(folder: Path, known: Known, config: Config, model_version: str, intake: Intake, stage: Stages) -> RunResult:
    """Cross-check and write, unless all of it stands in the folder already."""
    rejects = sorted_rejects([*intake.rejects, *known.rejects()])
    decisions = read_decisions(folder)
    made_of = signature(known, [*rejects, *decisions.values()], config)
    if known.note("signature") == made_of and known.note("files") == hashes_of(folder):
        manifest = Manifest.model_validate_json(known.note("manifest") or "")
        read, findings = read_known(known), read_findings(folder, manifest.counts)
        decided = decided_in(decisions, *read, findings.relations)
    else:
        with stage("crosscheck"):
            read = write_what_was_read(folder, known)
            memory = known.pairs(crosscheck_fingerprint(config))
            findings = check_claims(*read, config, name_decisions(decisions), memory)
            known.forget_stale_pairs()
        with stage("write"):
            decided = decided_in(decisions, *read, findings.relations)
            counts = _counts(read, findings, rejects) | decided.counts()
            manifest = make_manifest(config, model_version, read.documents, counts)
            entities, relations, facts = findings.entities, findings.relations, findings.facts
            records = Records(*read, entities, relations, facts, rejects, manifest, decisions, decided)
            write_findings(folder, records)
    told = reported(findings.relations, decided.settled)
    news = find_news(told, known.reported(), find_watched(told, read, findings.entities, config.watch))
    write_timing(folder, stage.seconds, read.documents)
    write_manifest(folder, manifest)
    notes = {"signature": made_of, "files": hashes_of(folder), "manifest": json_line(manifest)}
    known.finish(map(finding_key, told), notes)
    return RunResult(folder, folder / REPORT, *read, findings, rejects, manifest, decided, intake, news)


def extract_to_file(
    inputs: Sequence[str],
    out: Path,
    *,
    config: Config,
    root: Path | None = None,
    workers: int = 0,
    on_progress: OnProgress = ignore_progress,
) -> tuple[int, list[Reject]]:
    """Write the claims of all inputs, each with its document's uri; gives their number and what was rejected."""
    on_progress(Progress("load model"))
    rejects: list[Reject] = []
    n_claims = 0
    with open_reader(config, workers) as reader, atomic_writer(out) as file:
        documents = load(*inputs, config=config, root=root, on_reject=rejects.append)
        for done, reading in enumerate(reader.read(documents, with_uri=True), start=1):
            file.write(reading.claims)
            n_claims += reading.n_claims
            rejects += [reading.reject] if reading.reject else []
            on_progress(Progress("extract", done, None, n_claims))
    return n_claims, rejects


def _rates(stage: Stages, n_chars: int) -> dict[str, str]:
    """What the next run's plan goes by; too little text tells nothing of the rate."""
    checked = [stage.seconds[name] for name in ("crosscheck", "write") if name in stage.seconds]
    rates = {"other_seconds": f"{sum(checked):.1f}"} if checked else {}
    if n_chars >= MIN_RATED_CHARS:
        rates["chars_per_second"] = f"{n_chars / max(0.001, stage.seconds['extract']):.0f}"
    return rates


def _counts(read: Read, findings: Findings, rejects: list[Reject]) -> dict[str, int]:
    counts = {"documents": len(read.documents), "claims": len(read.claims), "entities": len(findings.entities)}
    counts |= count_findings(findings.relations, findings.facts)
    counts |= {f"crosscheck_{name}": count for name, count in sorted(findings.counts.items())}
    return counts | {"rejects": len(rejects)}
