"""The whole pipeline, in the order in which the data moves: load, extract, crosscheck, write."""

import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from crossclaim_schemas import Claim, Document, Manifest, Reject

from .config import Config, load_config
from .crosscheck.engine import Findings
from .crosscheck.engine import crosscheck as check_claims
from .errors import DocumentError
from .extract.engine import Extractor
from .ingest.read import read_documents
from .reviews.decided import Decided, decided_in, read_decisions
from .reviews.standing import name_decisions
from .store import open_run_folder
from .write.jsonl import write_records
from .write.manifest import count_findings, make_manifest, write_manifest, write_timing
from .write.report import FILE_NAME, write_html
from .write.report_index import Records


class Progress(NamedTuple):
    """Where a run is. `total` is None while it is not known; `n_claims` are those found so far."""

    stage: str
    done: int = 0
    total: int | None = None
    n_claims: int = 0


OnReject = Callable[[Reject], None]
OnProgress = Callable[[Progress], None]


def ignore_progress(progress: Progress) -> None:
    """For callers who do not watch."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run gave; the same stands in its folder. `report` is the page to open, `decided` what reviewers said before."""

    folder: Path
    report: Path
    documents: list[Document]
    claims: list[Claim]
    findings: Findings
    rejects: list[Reject]
    manifest: Manifest
    decided: Decided


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
    for _, claims in extract_each(Extractor(config or load_config()), documents, on_reject):
        yield from claims


def crosscheck(documents: Sequence[Document], claims: Sequence[Claim], *, config: Config | None = None) -> Findings:
    """Which claims of different documents agree or conflict, the entities they speak of, and the facts they make up."""
    return check_claims(documents, claims, config or load_config())


def run(
    *inputs: str | Path,
    out: str | Path,
    config: Config | None = None,
    root: Path | None = None,
    on_progress: OnProgress = ignore_progress,
) -> RunResult:
    """Read everything, state the claims, check them against each other, and write the run folder `out`.

    Raises ConfigError before anything is read if the configuration is wrong, and RunAborted if the folder is in use or
    cannot be written. What reviewers decided in this folder is kept, and names are linked as they said. Inputs that cannot be used are in the result's `rejects`.
    """
    config = config or load_config()
    stage = Stages(on_progress)
    rejects: list[Reject] = []
    decisions = read_decisions(Path(out))
    with stage("load model"):
        extractor = Extractor(config)
    with open_run_folder(Path(out)) as folder:
        with stage("ingest"):
            documents = list(_counted(load(*inputs, config=config, root=root, on_reject=rejects.append), on_progress))
            write_records(folder / "documents.jsonl", documents)
        with stage("extract"):
            claims = _all_claims(extractor, documents, rejects, on_progress)
            write_records(folder / "claims.jsonl", claims)
        with stage("crosscheck"):
            findings = check_claims(documents, claims, config, name_decisions(decisions))
        with stage("write"):
            rejects.sort(key=lambda reject: (reject.uri, reject.stage, reject.message))
            decided = decided_in(decisions, documents, claims, findings.relations)
            counts = _counts(documents, claims, findings, rejects) | decided.counts()
            manifest = make_manifest(config, str(extractor.nlp.meta["version"]), documents, counts)
            found = (findings.entities, findings.relations, findings.facts)
            records = Records(documents, claims, *found, rejects, manifest, decisions, decided)
            report = _write_findings(folder, records)
        write_timing(folder, stage.seconds, documents)
        write_manifest(folder, manifest)
    return RunResult(folder, report, documents, claims, findings, rejects, manifest, decided)


def extract_to_file(
    inputs: Sequence[str],
    out: Path,
    *,
    config: Config,
    root: Path | None = None,
    on_progress: OnProgress = ignore_progress,
) -> tuple[int, list[Reject]]:
    """Write the claims of all inputs, each with its document's uri; gives their number and what was rejected."""
    on_progress(Progress("load model"))
    extractor = Extractor(config)
    rejects: list[Reject] = []

    def claims_with_uri() -> Iterator[Claim]:
        n_claims = 0
        documents = load(*inputs, config=config, root=root, on_reject=rejects.append)
        for done, (document, claims) in enumerate(extract_each(extractor, documents, rejects.append), start=1):
            n_claims += len(claims)
            on_progress(Progress("extract", done, None, n_claims))
            yield from (claim.model_copy(update={"uri": document.uri}) for claim in claims)

    return write_records(out, claims_with_uri()), rejects


def extract_each(
    extractor: Extractor, documents: Iterable[Document], on_reject: OnReject | None
) -> Iterator[tuple[Document, list[Claim]]]:
    """Each document with its claims. One that our code fails on gives none, and a Reject with the traceback."""
    for document, result in extractor.pipe(documents):
        if not isinstance(result, Exception):
            yield document, result
        elif on_reject is None:
            raise result
        else:
            on_reject(_as_reject(document, result))
            yield document, []


def _counted(documents: Iterable[Document], on_progress: OnProgress) -> Iterator[Document]:
    for done, document in enumerate(documents, start=1):
        on_progress(Progress("ingest", done))
        yield document


def _all_claims(
    extractor: Extractor, documents: list[Document], rejects: list[Reject], on_progress: OnProgress
) -> list[Claim]:
    all_claims: list[Claim] = []
    on_progress(Progress("extract", 0, len(documents)))
    for done, (_, claims) in enumerate(extract_each(extractor, documents, rejects.append), start=1):
        all_claims += claims
        on_progress(Progress("extract", done, len(documents), len(all_claims)))
    return all_claims


def _as_reject(document: Document, error: Exception) -> Reject:
    if isinstance(error, DocumentError):
        return error.reject.model_copy(update={"stage": "extract"})
    message = "".join(traceback.format_exception(error))
    return Reject(uri=document.uri, stage="extract", code="bug", message=message)


def _counts(
    documents: list[Document], claims: list[Claim], findings: Findings, rejects: list[Reject]
) -> dict[str, int]:
    counts = {"documents": len(documents), "claims": len(claims), "entities": len(findings.entities)}
    counts |= count_findings(findings.relations, findings.facts)
    counts |= {f"crosscheck_{name}": count for name, count in sorted(findings.counts.items())}
    return counts | {"rejects": len(rejects)}


def _write_findings(folder: Path, records: Records) -> Path:
    write_records(folder / "entities.jsonl", records.entities)
    write_records(folder / "relations.jsonl", records.relations)
    write_records(folder / "facts.jsonl", records.facts)
    write_records(folder / "rejects.jsonl", records.rejects)
    return write_html(folder / FILE_NAME, records)
