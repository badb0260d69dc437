"""What one document gives when it is read, and the reader that works in this process."""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from crossclaim_schemas import Claim, Document, Reject, json_line

from .config import Config
from .errors import DocumentError

OUT_OF_MEMORY = "needs more memory than limits.memory_mb = {:,}; split it, or raise the limit"


class Reading(NamedTuple):
    """A document with its claims as lines of JSON, each ended, their number, and why there are none if it failed."""

    document: Document
    claims: str
    n_claims: int
    reject: Reject | None = None


class Reader(Protocol):
    """Something that reads documents; results come in the order of the documents, whoever reads them."""

    model_version: str

    def read(self, documents: Iterable[Document], *, with_uri: bool = False) -> Iterator[Reading]:
        """Each document with its claims; `with_uri` puts the document's uri into each claim."""


class OwnReader:
    """Reads in this process: the quickest start, and nothing that protects it from a document that crashes or hangs."""

    def __init__(self, config: Config) -> None:
        from .extract.engine import Extractor  # spaCy costs a second, which a run with workers need not spend

        self._extractor = Extractor(config)
        self._memory_mb = config.limits.memory_mb
        self.model_version = str(self._extractor.nlp.meta["version"])

    def read(self, documents: Iterable[Document], *, with_uri: bool = False) -> Iterator[Reading]:
        """See `Reader`."""
        for document, result in self._extractor.pipe(documents):
            if isinstance(result, Exception):
                yield Reading(document, "", 0, as_reject(document, result, self._memory_mb))
            else:
                yield Reading(document, lines_of(result, document.uri if with_uri else None), len(result))


def lines_of(claims: Sequence[Claim], uri: str | None) -> str:
    """Claims as lines of JSON, with a uri if one is given."""
    told = claims if uri is None else [claim.model_copy(update={"uri": uri}) for claim in claims]
    return "".join(json_line(claim) + "\n" for claim in told)


def as_reject(document: Document, error: Exception, memory_mb: int) -> Reject:
    """Why a document gave no claims; a bug of ours with its traceback."""
    if isinstance(error, DocumentError):
        return error.reject.model_copy(update={"stage": "extract"})
    if isinstance(error, MemoryError):
        return Reject(uri=document.uri, stage="extract", code="memory", message=OUT_OF_MEMORY.format(memory_mb))
    message = "".join(traceback.format_exception(error))
    return Reject(uri=document.uri, stage="extract", code="bug", message=message)
