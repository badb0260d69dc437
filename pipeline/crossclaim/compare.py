"""Pairs of texts in, a verdict each: what `crossclaim compare` does."""

import json
import traceback
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from crossclaim_schemas import Document, Reject

from .config import Config
from .errors import DocumentError
from .extract.engine import Extractor
from .ingest.document import make_document
from .textpairs.sentences import read_sentences
from .textpairs.verdict import Reading, TextVerdict, compare_texts
from .write.jsonl import numbered_lines, write_lines

Pair = Mapping[str, str | int]
Answer = dict[str, object]


def compare_to_file(pairs_path: Path, out: Path, *, config: Config) -> tuple[int, list[Reject]]:
    """Write a verdict for each pair, in the order of the file; gives their number, and the lines that are no pair.

    A pair that our code fails on is a reject too, and is answered with "none", so that every id has its answer.
    """
    rejects: list[Reject] = []

    def answers() -> Iterator[Answer]:
        for answer in compare_pairs(_pairs(pairs_path, rejects), config):
            if isinstance(answer, Reject):
                rejects.append(answer)
            else:
                yield answer

    return write_lines(out, answers()), rejects


def compare_pairs(pairs: Iterable[Pair], config: Config) -> Iterator[Answer | Reject]:
    """The likeliest label of each pair {"id", "a", "b"}, in order, with its score, reason and differences.

    A Reject before an answer tells of a bug that the pair met.
    """
    extractor = Extractor(config)
    ids: deque[str | int] = deque()

    def documents() -> Iterator[Document]:
        for pair in pairs:
            ids.append(pair["id"])
            for side in ("a", "b"):
                yield make_document(f"{pair['id']}/{side}", str(pair[side]), language=config.ingest.language)

    results = extractor.pipe_with(documents(), read_sentences)
    for document, read_a in results:
        _, read_b = next(results)
        pair_id = ids.popleft()
        if isinstance(read_a, Exception) or isinstance(read_b, Exception):
            yield _failed(document, read_a if isinstance(read_a, Exception) else read_b)
            yield _answer(pair_id, TextVerdict("none", 0.0, ""))
        else:
            yield _answer(pair_id, compare_texts(Reading(*read_a), Reading(*read_b), config.crosscheck))


def _failed(document: Document, error: object) -> Reject:
    message = "".join(traceback.format_exception(error)) if isinstance(error, Exception) else str(error)
    return Reject(uri=document.uri.removesuffix("/a"), stage="extract", code="bug", message=message)


def _answer(pair_id: str | int, verdict: TextVerdict) -> Answer:
    answer: Answer = {
        "id": pair_id,
        "label": verdict.label,
        "score": round(verdict.score, 4),
        "reason": verdict.reason,
        "differences": [difference.model_dump() for difference in verdict.differences],
    }
    if verdict.evidence:
        answer["evidence"] = dict(zip(("a", "b"), map(list, verdict.evidence), strict=True))
    return answer


def _pairs(path: Path, rejects: list[Reject]) -> Iterator[Pair]:
    for number, line in numbered_lines(path):
        try:
            yield _read_pair(f"{path.name}:{number}", line)
        except DocumentError as error:
            rejects.append(error.reject)


def _read_pair(uri: str, line: str) -> Pair:
    try:
        fields = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise DocumentError(uri, "malformed", f"is no valid JSON ({error}); mend or remove the line") from error
    if not isinstance(fields, dict):
        raise DocumentError(uri, "malformed", 'is no JSON object; a line must read {"id": ..., "a": ..., "b": ...}')
    if not isinstance(fields.get("id"), str | int) or fields["id"] == "":
        raise DocumentError(uri, "malformed", 'needs an "id", a string or a number')
    missing = [key for key in ("a", "b") if not isinstance(fields.get(key), str)]
    if missing:
        raise DocumentError(uri, "malformed", f"needs {', '.join(missing)} as a string")
    return {key: fields[key] for key in ("id", "a", "b")}
