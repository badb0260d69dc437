"""Single stages from file to file, for the commands `extract`, `triples` and `compare`."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from crossclaim_schemas import Claim, Document, Reject
from crossclaim_schemas.reject import RejectCode

from .compare import compare_pairs
from .config import Config
from .extract.engine import Extractor
from .extract.views import View, triples
from .run import OnProgress, Progress, extract_each, ignore_progress, load
from .store import atomic_writer
from .write.jsonl import numbered_lines, read_records, write_records


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


def triples_to_file(claims_path: Path, out: Path, *, view: View) -> int:
    """Write the claims of a file as triples, and give their number.

    Claims of a run carry no uri: it is taken from the `documents.jsonl` beside them, and their document's id if there is none.
    """
    documents = claims_path.with_name("documents.jsonl")
    uris = {document.id: document.uri for document in read_records(documents, Document)} if documents.is_file() else {}

    def lines() -> Iterator[Mapping[str, object]]:
        for claim in read_records(claims_path, Claim):
            uri = claim.uri or uris.get(claim.doc_id)
            yield from triples(claim.model_copy(update={"uri": uri}), view)

    return write_lines(out, lines())


def compare_to_file(pairs_path: Path, out: Path, *, config: Config) -> tuple[int, list[Reject]]:
    """Write a verdict for each pair of texts, in the order of the file; gives their number and the lines that are no pair."""
    rejects: list[Reject] = []

    def pairs() -> Iterator[dict[str, str]]:
        for number, line in numbered_lines(pairs_path):
            pair = _read_pair(line)
            if isinstance(pair, dict):
                yield pair
            else:
                rejects.append(_reject(f"{pairs_path.name}:{number}", "malformed", pair))

    return write_lines(out, compare_pairs(pairs(), config)), rejects


def write_lines(out: Path, lines: Iterable[Mapping[str, object]]) -> int:
    """Write JSON objects one a line, all or nothing; gives how many."""
    n_lines = 0
    with atomic_writer(out) as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            n_lines += 1
    return n_lines


def _read_pair(line: str) -> dict[str, str] | str:
    """The pair, or what is wrong with the line."""
    try:
        fields = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return f"is no valid JSON ({error}); mend or remove the line"
    if not isinstance(fields, dict):
        return 'is no JSON object; a line must read {"id": ..., "a": ..., "b": ...}'
    missing = [key for key in ("id", "a", "b") if not isinstance(fields.get(key), str)]
    if missing:
        return f"needs {', '.join(missing)} as a string"
    return {key: fields[key] for key in ("id", "a", "b")}


def _reject(uri: str, code: RejectCode, message: str) -> Reject:
    return Reject(uri=uri, stage="ingest", code=code, message=message)
