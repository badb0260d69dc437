"""Records to and from JSON Lines files."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from crossclaim_schemas import Record, json_line

from ..errors import ConfigError
from ..store import atomic_writer

AnyRecord = TypeVar("AnyRecord", bound=Record)


def write_records(path: Path, records: Iterable[Record]) -> int:
    """Write one record a line, all or nothing; gives how many. Raises RunAborted if the file cannot be written."""
    n_records = 0
    with atomic_writer(path) as file:
        for record in records:
            file.write(json_line(record) + "\n")
            n_records += 1
    return n_records


def write_lines(out: Path, lines: Iterable[Mapping[str, object]]) -> int:
    """Write JSON objects one a line, all or nothing; gives how many."""
    n_lines = 0
    with atomic_writer(out) as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            n_lines += 1
    return n_lines


def read_records(path: Path, kind: type[AnyRecord]) -> Iterator[AnyRecord]:
    """The records of a file that crossclaim wrote; raises ConfigError, with the line, at the first one that is none."""
    for number, line in numbered_lines(path):
        try:
            yield kind.model_validate_json(line)
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(str(part) for part in fault["loc"])
            message = f"{path}:{number}: is no {kind.__name__.lower()} record: {where}: {fault['msg']}"
            raise ConfigError(message) from error


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Lines that are not blank, with their numbers from 1 on; raises ConfigError if the file cannot be read as UTF-8."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 (byte {error.start}); give a file of JSON Lines") from error
