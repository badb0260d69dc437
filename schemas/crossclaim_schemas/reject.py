"""Input that could not be used."""

from typing import Literal

from .base import Record

RejectCode = Literal[
    "missing", "empty", "binary", "encoding", "too_large", "malformed", "duplicate", "unsupported", "needs_extra", "encrypted", "damaged", "scanned",
    "language", "unreadable", "timeout", "memory", "crash", "bug",
]  # fmt: skip


class Reject(Record):
    """One input that could not be used."""

    uri: str
    """Name of the input, as a document's `uri`; for a line of a .jsonl file that has no id, file and line number."""
    stage: Literal["ingest", "extract", "crosscheck", "write"]
    """The step that could not use it."""
    code: RejectCode
    """The kind of fault; `bug` is one of ours, with the traceback as the message."""
    message: str
    """What was wrong and what to do about it."""
