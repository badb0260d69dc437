"""`run.json`, what a run was made from and what it gave; and `timing.json`, what it took."""

import json
import platform
import resource
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from crossclaim_schemas import Document, Fact, Manifest, Relation

from .. import __version__
from ..config import Config
from ..store import MANIFEST, atomic_writer


def make_manifest(
    config: Config, model_version: str, documents: Sequence[Document], counts: Mapping[str, int]
) -> Manifest:
    """The same for the same input, configuration, model and versions: nothing in it tells when, where or how long."""
    return Manifest(
        crossclaim=__version__,
        python=platform.python_version(),
        spacy=version("spacy"),
        model=config.model.name,
        model_version=model_version,
        config=config.model_dump(mode="json"),
        config_sha256=config.sha256(),
        inputs={document.uri: document.sha256 for document in documents},
        counts=dict(counts),
        finished=True,
    )


def count_findings(relations: Sequence[Relation], facts: Sequence[Fact]) -> dict[str, int]:
    """Reported agreements and conflicts, and `possible` for both kinds below the threshold."""
    labels = [(relation.label, relation.status) for relation in relations]
    return {
        "agreements": labels.count(("agreement", "reported")),
        "conflicts": labels.count(("conflict", "reported")),
        "possible": sum(1 for _, status in labels if status == "possible"),
        "facts": len(facts),
        "disputed_facts": sum(1 for fact in facts if fact.disputed),
    }


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """The last file of a run: it makes the folder a finished one."""
    with atomic_writer(folder / MANIFEST) as file:
        file.write(manifest.model_dump_json(indent=2) + "\n")


def write_timing(folder: Path, seconds: Mapping[str, float], documents: Sequence[Document]) -> None:
    """Durations and memory, apart from the records since they differ from run to run."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    timing = {
        "seconds": dict(seconds),
        "total_s": round(sum(seconds.values()), 3),
        "words": sum(len(document.text.split()) for document in documents),
        "peak_memory_bytes": peak if sys.platform == "darwin" else peak * 1024,  # macOS counts bytes, Linux KiB
    }
    with atomic_writer(folder / "timing.json") as file:
        file.write(json.dumps(timing, indent=2) + "\n")
