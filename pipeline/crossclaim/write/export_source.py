"""The records of a finished run, as exports read them: one at a time, and held to what `run.json` says of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from crossclaim_schemas import FILES, RECORDS, Manifest, Record, Review

from ..errors import ConfigError, RunAborted
from ..reviews.log import ReviewLog
from ..store import MANIFEST
from .jsonl import read_records

AnyRecord = TypeVar("AnyRecord", bound=Record)
COUNTED = ("document", "claim", "entity", "fact", "reject")
NAMES = {kind: name for name, kind in RECORDS.items()}


class RunFolder:
    """A finished run folder. Raises ConfigError if it is none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not folder.is_dir():
            raise ConfigError(f"{folder}: is no folder; give the folder of a run")
        self._stamp = self._read_stamp()
        try:
            self.manifest = Manifest.model_validate_json(self._stamp)
        except ValidationError as error:
            raise ConfigError(
                f"{folder / MANIFEST}: is no manifest of this version; run the documents again"
            ) from error

    def records(self, kind: type[AnyRecord]) -> Iterator[AnyRecord]:
        """All records of a kind in the order of their file.

        Raises ConfigError at a line that is no record, and at the end if there are more or fewer than the run wrote. Decisions
        of reviewers are those taken so far: none where there is no log, and a line that is being written is not one yet.
        """
        name = NAMES[kind]
        path = self.folder / FILES[name]
        if kind is Review:
            yield from (review for review in ReviewLog(self.folder).reviews if isinstance(review, kind))
            return
        n_records = 0
        for record in read_records(path, kind):
            n_records += 1
            yield record
        expected = self.manifest.counts.get(path.stem)
        if name in COUNTED and n_records != expected:
            raise ConfigError(f"{path}: holds {n_records} records, {MANIFEST} says {expected}; run the documents again")

    def check_unchanged(self) -> None:
        """Raise RunAborted if another run began or ended here since this was opened."""
        if not (self.folder / MANIFEST).is_file() or self._read_stamp() != self._stamp:
            raise RunAborted(f"{self.folder}: was written anew while it was read; run the same command again")

    def _read_stamp(self) -> bytes:
        try:
            return (self.folder / MANIFEST).read_bytes()
        except FileNotFoundError as error:
            message = f"{self.folder}: has no {MANIFEST}: it is no run folder, or the run did not finish; run it again"
            raise ConfigError(message) from error
        except OSError as error:
            raise ConfigError(f"{self.folder / MANIFEST}: cannot be read ({error.strerror}); check the path") from error
