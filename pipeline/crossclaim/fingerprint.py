"""What claims and verdicts depend on beside the documents: as long as it is equal, what is known can be used again."""

import hashlib
import platform
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

from crossclaim_schemas import Document, json_line

from .config import Config

# Parts of the package whose code or data can change what a document claims, or how two claims are judged.
EXTRACTION = ("extract", "data", "spans.py", "units.py", "tables.py")
CROSSCHECK = ("crosscheck", "data", "spans.py", "units.py", "tables.py")
NO_RESULT = (
    "__pycache__",
    "report",
    "default.toml",
)  # in data/: looks of the report; settings are looked at one by one


class Extraction(NamedTuple):
    """Under what documents are read: claims depend on `read` alone, and that a document failed on the limits too."""

    read: str
    failed: str


def extraction_fingerprint(config: Config, model_version: str) -> Extraction:
    """Hash of all that the claims of a document depend on: model, components, our code and data, and the libraries."""
    # Not the batch size: parses do not depend on it.
    settings = config.extract.model_dump_json(exclude={"batch_size"})
    read = _hash(config.model.name, model_version, settings, _code(EXTRACTION))
    return Extraction(read, _hash(read, config.limits.model_dump_json()))


def crosscheck_fingerprint(config: Config) -> str:
    """Hash of all that a verdict depends on beside the two claims."""
    return _hash(config.crosscheck.model_dump_json(), version("numpy"), _code(CROSSCHECK))


def package_fingerprint() -> str:
    """Hash of the whole package: as long as it is equal, the same records give the same files."""
    return _code(("", "data/report"))


def content_hash(document: Document) -> str:
    """Hash of a document as it was ingested."""
    return hashlib.sha256(json_line(document).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _code(parts: tuple[str, ...]) -> str:
    digest = hashlib.sha256(f"{platform.python_version()} {version('spacy')} {version('pydantic')}".encode())
    for package, names in (("crossclaim", parts), ("crossclaim_schemas", ("",))):
        for name in names:
            for path, file in _walk(files(package).joinpath(*name.split("/")), name):
                digest.update(f"\0{path}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _walk(place: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    if place.is_file():
        yield path, place
        return
    for child in sorted(place.iterdir(), key=lambda child: child.name):
        if child.name not in NO_RESULT:
            yield from _walk(child, f"{path}/{child.name}")


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
