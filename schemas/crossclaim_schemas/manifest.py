"""What a run was made from and what it gave; a run folder without it is unfinished."""

from .base import Record


class Manifest(Record):
    """What a run was made from and what it gave; one object, written last. Durations stand in `timing.json`, which is no record."""

    crossclaim: str
    """Version of crossclaim that wrote the folder."""
    python: str
    """Version of Python."""
    spacy: str
    """Version of spaCy."""
    model: str
    """Name of the spaCy pipeline."""
    model_version: str
    """Version of the spaCy pipeline."""
    config: dict[str, object]
    """Every setting as it was used, by section."""
    config_sha256: str
    """SHA-256 of the settings."""
    inputs: dict[str, str]
    """SHA-256 of the raw bytes of each document, by its uri."""
    counts: dict[str, int]
    """How many documents, claims, entities, agreements, conflicts, facts and rejects there are, and what the cross-check counted."""
    finished: bool
    """Whether the run came to its end."""
