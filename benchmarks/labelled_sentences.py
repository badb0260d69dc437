"""Labelled sentences and what scores them: shared by the benchmarks of extraction.

A folder of data holds `{carb,benchie}.dev.jsonl` with gold tuples and `inputs/` with the sentences alone; a scorer is a Python file
with `run(predictions, bench, split)`, which gives P, R, F1 and the number of lines.
"""

import hashlib
import importlib.util
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from crossclaim.extract.engine import Extractor
from crossclaim.extract.views import View, triples
from crossclaim_schemas import Block, Claim, Document, make_id

SPLIT = "dev"


@dataclass(frozen=True)
class Bench:
    """A collection and the view of our records that it labels."""

    name: str
    view: View


BENCHES = (Bench("carb", "nary"), Bench("benchie", "binary"))


class Scorer:
    """The metrics of a scorer's file on one folder of data."""

    def __init__(self, path: Path, data: Path) -> None:
        # The scorer looks for its gold data here when it is loaded.
        os.environ["OIE_DATA"] = str(data)
        self.module = _load(path)

    def score_lines(self, bench: str, lines: Iterable[Mapping[str, object]]) -> dict[str, float]:
        """P, R, F1 and `n_pred` of tuples as `crossclaim triples` writes them."""
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in lines)
            file.flush()
            found: dict[str, float] = self.module.run(file.name, bench, SPLIT)
        return found

    def score_claims(self, bench: Bench, claims: Iterable[Claim]) -> dict[str, float]:
        """The same of claims, in the bench's view."""
        return self.score_lines(bench.name, (line for claim in claims for line in triples(claim, bench.view)))


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def inputs_of(data: Path, bench: Bench) -> Path:
    """The file with the sentences of a bench."""
    return data / "inputs" / f"{bench.name}.{SPLIT}.jsonl"


def read_rows(path: Path) -> list[dict[str, object]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_documents(path: Path, text_key: str = "text") -> list[Document]:
    """One document a line, its uri the line's `id`."""
    return [one_paragraph(str(row["id"]), str(row[text_key])) for row in read_rows(path)]


def one_paragraph(uri: str, text: str) -> Document:
    """A document of a single paragraph."""
    return Document(
        id=make_id("d", uri),
        uri=uri,
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        language="en",
        text=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )


def extract(extractor: Extractor, documents: Iterable[Document]) -> list[Claim]:
    """All claims, each with the uri of its document; a document that fails ends the benchmark."""
    claims: list[Claim] = []
    for document, found in extractor.pipe(documents):
        if isinstance(found, Exception):
            raise found
        claims.extend(claim.model_copy(update={"uri": document.uri}) for claim in found)
    return claims
