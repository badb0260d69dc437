"""Input that could not be used."""

from typing import Literal

from .base import Record

RejectCode = Literal[
    "missing", "empty", "binary", "encoding", "too_large", "malformed", "duplicate", "unsupported", "needs_extra", "encrypted", "damaged", "scanned",
    "language", "unreadable", "bug",
]  # fmt: skip


class Reject(Record):
    """One input that was skipped. `message` says what was wrong and what to do about it."""

    uri: str
    stage: Literal["ingest", "extract", "crosscheck", "write"]
    code: RejectCode
    message: str
