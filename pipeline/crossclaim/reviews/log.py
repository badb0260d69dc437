"""`reviews.jsonl` of a run folder: lines are only ever appended, each is on disk before anyone is told.

Several writers may share a log: each append holds a kernel lock and first reads what others have added. A line that a killed
writer left half-written was never confirmed to anyone; the next append removes it.
"""

import fcntl
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import ValidationError

from crossclaim_schemas import Review, json_line

from ..errors import ConfigError, RunAborted
from ..store import sync_folder

FILE_NAME = "reviews.jsonl"
MAX_LOG_BYTES = 1 << 30  # a thousand times what a hundred decisions an hour give in a year: larger is a mistake

logger = logging.getLogger(__name__)


class ReviewLog:
    """The decisions of one folder. Nothing is written, and no file made, before the first decision."""

    def __init__(self, folder: Path) -> None:
        """Reads what is there; raises ConfigError, with the line, if it is no log of decisions."""
        self.path = folder / FILE_NAME
        self.reviews: list[Review] = []
        self._read_bytes = 0
        self.refresh()

    def refresh(self) -> list[Review]:
        """Takes in what others have appended since, and gives it."""
        try:
            with self.path.open("rb") as file:
                return self._take_in(file.fileno())
        except (FileNotFoundError, NotADirectoryError):
            self.reviews, self._read_bytes = [], 0
            return []
        except OSError as error:
            raise ConfigError(f"{self.path}: cannot be read ({error.strerror}); check its rights") from error

    def append(self, make: Callable[[str], Review | None]) -> Review | None:
        """Writes the record that `make` gives for the instant it is called with, and waits until it is on disk.

        `make` is called when the log is up to date and nobody else can write; if it gives None, nothing is written. Raises
        RunAborted if it cannot be written: then the log is as before.
        """
        try:
            with _locked(self.path) as descriptor:
                self._take_in(descriptor)
                review = make(self._next_instant())
                if review is not None:
                    self._write(descriptor, review)
                return review
        except OSError as error:
            message = f"{self.path}: cannot be written ({error.strerror}); the decision was not kept"
            raise RunAborted(message) from error

    def _take_in(self, descriptor: int) -> list[Review]:
        size = os.fstat(descriptor).st_size
        if size > MAX_LOG_BYTES:
            raise ConfigError(f"{self.path}: is larger than {MAX_LOG_BYTES:,} bytes; is it a log of decisions?")
        if size < self._read_bytes:  # put back from a copy, or begun anew
            self.reviews, self._read_bytes = [], 0
        raw = os.pread(descriptor, size - self._read_bytes, self._read_bytes)
        whole = raw[: raw.rfind(b"\n") + 1]
        added = [self._parsed(line, number) for number, line in self._numbered(whole)]
        tail = raw[len(whole) :]
        last = _parsed_tail(tail)
        self._read_bytes += len(whole) + (len(tail) if last else 0)
        self.reviews += [*added, last] if last else added
        return [*added, last] if last else added

    def _numbered(self, raw: bytes) -> Iterator[tuple[int, bytes]]:
        for number, line in enumerate(raw.splitlines(), start=len(self.reviews) + 1):
            if line.strip():
                yield number, line

    def _parsed(self, line: bytes, number: int) -> Review:
        try:
            return Review.model_validate_json(line)
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(str(part) for part in fault["loc"])
            message = (
                f"{self.path}:{number}: is no decision: {where}: {fault['msg']}; take the line out or put it right"
            )
            raise ConfigError(message) from error

    def _next_instant(self) -> str:
        """Now, but later than the last line even where the clock was set back."""
        now = _instant(datetime.now(UTC))
        if self.reviews and now <= self.reviews[-1].at:
            return _instant(datetime.fromisoformat(self.reviews[-1].at) + timedelta(milliseconds=1))
        return now

    def _write(self, descriptor: int, review: Review) -> None:
        size = os.fstat(descriptor).st_size
        if size > self._read_bytes:
            logger.warning("half-written decision removed path=%s bytes=%d", self.path, size - self._read_bytes)
            os.ftruncate(descriptor, self._read_bytes)
        ends_line = self._read_bytes == 0 or os.pread(descriptor, 1, self._read_bytes - 1) == b"\n"
        line = (b"" if ends_line else b"\n") + (json_line(review) + "\n").encode("utf-8")
        try:
            _write_all(descriptor, line)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, self._read_bytes)
            raise
        self._read_bytes += len(line)
        self.reviews.append(review)


def _parsed_tail(tail: bytes) -> Review | None:
    """The last line if it lacks only its line break, as editors leave it; None if it is empty or was cut off."""
    try:
        return Review.model_validate_json(tail) if tail else None
    except ValidationError:
        return None


def _instant(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    """Descriptor of the log, made if need be, that no other process writes to meanwhile."""
    fresh = not path.exists()
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if fresh:
            sync_folder(path.parent)
        yield descriptor
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, raw: bytes) -> None:
    while raw:
        raw = raw[os.write(descriptor, raw) :]
