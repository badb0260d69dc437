"""What a run was made from and what it gave; a run folder without it is unfinished."""

from .base import Record


class Manifest(Record):
    """`run.json`. `inputs` maps each document's uri to the SHA-256 of its raw bytes. No times or durations: see `timing.json`."""

    crossclaim: str
    python: str
    spacy: str
    model: str
    model_version: str
    config: dict[str, object]
    config_sha256: str
    inputs: dict[str, str]
    counts: dict[str, int]
    finished: bool
