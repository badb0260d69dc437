"""Pairs of texts in, a verdict each: what `crossclaim compare` does."""

from collections.abc import Iterable, Iterator, Mapping

from crossclaim_schemas import Document

from .config import Config
from .crosscheck.compare import compare_claims
from .extract.engine import Extractor
from .ingest.document import make_document


def compare_pairs(pairs: Iterable[Mapping[str, str]], config: Config) -> Iterator[dict[str, object]]:
    """The likeliest label of each pair {"id", "a", "b"}, in order, with its score, reason and differences."""
    extractor = Extractor(config)
    language = config.ingest.language
    pending: dict[str, Mapping[str, str]] = {}

    def texts() -> Iterator[Document]:
        for pair in pairs:
            pending[pair["id"]] = pair
            yield make_document(f"{pair['id']}/a", pair["a"], language=language)
            yield make_document(f"{pair['id']}/b", pair["b"], language=language)

    results = extractor.pipe(texts())
    for document, claims_a in results:
        _, claims_b = next(results)
        pair_id = document.uri.removesuffix("/a")
        for failed in (claims_a, claims_b):
            if isinstance(failed, Exception):
                raise failed
        verdict = compare_claims(claims_a, claims_b)  # type: ignore[arg-type]
        yield {
            "id": pending.pop(pair_id)["id"],
            "label": verdict.label,
            "score": round(verdict.score, 4),
            "reason": verdict.reason,
            "differences": [difference.model_dump() for difference in verdict.differences],
        }
