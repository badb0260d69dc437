"""What of the inputs is new, changed or unchanged against what a run folder knows, and the reading of the first two."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from crossclaim_schemas import Document, Reject, json_line

from .errors import RunAborted
from .fingerprint import Extraction, content_hash
from .known import Entry, Known, Waiting
from .reading import Reader, Reading

SHARD_DOCUMENTS = 32  # documents that are kept together once they are read ...
SHARD_CHARS = 200_000  # ... or that much text, whichever comes first
QUEUE_CHARS = 5_000_000  # of documents that are to be read, written down together


@dataclass(frozen=True, slots=True)
class Options:
    """How a run takes in what it finds.

    `prune` forgets known documents that are no longer among the inputs; `limit` is the most documents that are read now, the rest
    is left for the next run; `retry` reads again what failed last time; `fail_fast` ends the run at the first reject.
    """

    prune: bool = False
    limit: int | None = None
    retry: bool = False
    fail_fast: bool = False


@dataclass(slots=True)
class Intake:
    """What became of the inputs: how many documents are new, changed, unchanged; `gone` are known but no longer among the inputs,
    kept unless `removed`; `left` are over the limit. `rejects` are those of the ingest, `seen` the uris of all documents."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    removed: int = 0
    left: int = 0
    rejects: list[Reject] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def counts(self) -> dict[str, int]:
        """All figures by name."""
        names = ("new", "changed", "unchanged", "gone", "removed", "left")
        return {name: getattr(self, name) for name in names}


def compare_inputs(
    items: Iterable[Document | Reject], known: Known, fingerprint: Extraction, options: Options, intake: Intake
) -> Iterator[Waiting | None]:
    """For each input the document if it is to be read, counted in `intake`. Changes nothing that is known.

    Raises RunAborted at the first reject if the run is to fail fast.
    """
    for item in items:
        if isinstance(item, Document):
            intake.seen.add(item.uri)
            yield _compare(item, known, fingerprint, options, intake)
            continue
        intake.rejects.append(item)
        if options.fail_fast:
            raise RunAborted(f"{item.uri}: {item.message} (stopped at the first reject)")
        yield None
    gone = [uri for uri in known.uris() if uri not in intake.seen]
    intake.gone, intake.removed = len(gone), len(_to_forget(gone, options, intake))


def queue_inputs(
    items: Iterable[Document | Reject], known: Known, fingerprint: Extraction, options: Options, intake: Intake
) -> Iterator[int]:
    """Let what is new or changed wait to be read, and forget what is to go; gives the number of inputs after each."""
    known.clear_queue()
    shard: list[Waiting] = []
    done = n_chars = 0
    for done, waiting in enumerate(compare_inputs(items, known, fingerprint, options, intake), start=1):
        if waiting is not None:
            shard.append(waiting)
            n_chars += len(waiting.document)
        if n_chars > QUEUE_CHARS:
            known.queue(shard)
            shard, n_chars = [], 0
        yield done
    known.queue(shard)
    gone = [uri for uri in known.uris() if uri not in intake.seen]
    forgotten = _to_forget(gone, options, intake)
    known.remove(forgotten)
    known.queue_stale(fingerprint, set(gone).difference(forgotten))
    yield done


def read_queue(reader: Reader, known: Known, fingerprint: Extraction) -> Iterator[Reading]:
    """Read what waits, and keep it shard by shard; gives each document when it is kept."""
    contents: dict[str, str] = {}

    def documents() -> Iterator[Document]:
        for waiting in known.waiting():
            contents[waiting.uri] = waiting.content
            yield Document.model_validate_json(waiting.document)

    shard: list[Reading] = []
    for reading in reader.read(documents()):
        shard.append(reading)
        if len(shard) == SHARD_DOCUMENTS or sum(len(one.document.text) for one in shard) > SHARD_CHARS:
            yield from _keep(shard, contents, known, fingerprint)
            shard = []
    yield from _keep(shard, contents, known, fingerprint)


def _compare(
    document: Document, known: Known, fingerprint: Extraction, options: Options, intake: Intake
) -> Waiting | None:
    """Count a document, and give it if it is to be read now."""
    content = content_hash(document)
    state = known.state_of(document.uri)
    usable = (fingerprint.read,) if options.retry else fingerprint
    if state is not None and state[0] == content and state[1] in usable:
        intake.unchanged += 1
        return None
    if options.limit is not None and intake.new + intake.changed >= options.limit:
        intake.left += 1
        return None
    if state is None:
        intake.new += 1
    else:
        intake.changed += 1
    return Waiting(document.uri, content, len(document.text), json_line(document))


def _to_forget(gone: list[str], options: Options, intake: Intake) -> list[str]:
    """Of the documents that are no longer among the inputs those that go: all if so wished, else those that are rejects now."""
    refused = {reject.uri for reject in intake.rejects}
    return [uri for uri in gone if options.prune or uri in refused]


def _keep(shard: list[Reading], contents: dict[str, str], known: Known, fingerprint: Extraction) -> Iterator[Reading]:
    known.put(
        Entry(
            uri=reading.document.uri,
            content=contents.pop(reading.document.uri),
            fingerprint=fingerprint.failed if reading.reject else fingerprint.read,
            document=json_line(reading.document),
            claims=reading.claims,
            reject=json_line(reading.reject) if reading.reject else "",
        )
        for reading in shard
    )
    yield from shard
