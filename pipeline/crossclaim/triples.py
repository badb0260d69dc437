"""Claims of a file as triples: what `crossclaim triples` does. Needs no model."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from crossclaim_schemas import Claim, Document

from .extract.views import View, triples
from .write.jsonl import read_records, write_lines


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
