"""What the user named as input, as a sorted list of files with their uris.

A folder gives its name and the path below it ("corpus/a.txt"), a file its name, and with `root` every path is relative to
that folder instead. The order is that of the uris, whatever the order of the arguments.
"""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from crossclaim_schemas import Reject
from crossclaim_schemas.reject import RejectCode

from ..errors import ConfigError, DocumentError
from ..store import DOCUMENTS, is_run_folder


class Source(NamedTuple):
    uri: str
    path: Path


def find_sources(inputs: Sequence[str | Path], root: Path | None = None) -> tuple[list[Source], list[Reject]]:
    """The files behind `inputs` (files, folders, globs), sorted by uri, and what of them cannot be read.

    Nothing is opened. Hidden files and the results of runs inside folders are passed over; of a folder that is itself the
    result of a run, the documents are read again. A file that is reached twice, by one uri or two, is
    taken once; the other way to it is a reject with code "duplicate". Raises ConfigError if a file lies outside `root`.
    """
    found: list[Source] = []
    rejects: list[Reject] = []
    for given in inputs:
        paths, faults = _expand(str(given))
        rejects += faults
        found += [Source(_uri(path, base, root), path) for path, base in paths]
    kept, duplicates = _once(sorted(found, key=lambda source: source.uri))
    return kept, sorted(rejects + duplicates, key=lambda reject: reject.uri)


def read_bytes(source: Source, max_size_bytes: int) -> bytes:
    """The content of a file; raises DocumentError if it is too large, empty or unreadable. The size is looked at first."""
    try:
        size_bytes = source.path.stat().st_size
        if size_bytes > max_size_bytes:
            message = f"has {size_bytes:,} bytes, more than ingest.max_size_bytes = {max_size_bytes:,}; split it or raise the limit"
            raise DocumentError(source.uri, "too_large", message)
        raw = source.path.read_bytes()
    except OSError as error:
        raise DocumentError(
            source.uri, "unreadable", f"cannot be read: {error.strerror}; check its permissions"
        ) from error
    if not raw:
        raise DocumentError(source.uri, "empty", "is empty; remove it or check how it was made")
    return raw


def _expand(given: str) -> tuple[list[tuple[Path, Path]], list[Reject]]:
    """Files with the folder that their uris are relative to, and what is wrong if there are none."""
    path = Path(given)
    if path.is_dir():
        folder = path.resolve()
        if is_run_folder(folder):
            return [(folder / DOCUMENTS, folder.parent)], []
        faults: list[Reject] = []
        files = [(file, folder.parent) for file in _walk(folder, faults)]
        return files, faults if files or faults else [_reject(given, "empty", "is a folder without any file to read")]
    if path.exists() or path.is_symlink():
        return [(path.absolute(), path.absolute().parent)], []
    if glob.has_magic(given):
        matches = [_expand(match) for match in sorted(glob.glob(given, recursive=True))]
        pairs = [pair for found, _ in matches for pair in found]
        faults = [fault for _, found in matches for fault in found]
        return pairs, faults if matches else [_reject(given, "missing", "matches no file; check the pattern")]
    return [], [_reject(given, "missing", "does not exist; check the path")]


def _walk(folder: Path, faults: list[Reject]) -> Iterator[Path]:
    """Files below a folder, sorted, without hidden ones and what runs wrote.

    Links to folders are not followed, so there are no loops.
    """
    try:
        children = sorted(folder.iterdir())
    except OSError as error:
        faults.append(_reject(folder.name, "unreadable", f"cannot be listed: {error.strerror}; check its permissions"))
        return
    for child in children:
        if child.name.startswith("."):
            continue
        if child.is_dir():
            if not child.is_symlink() and not is_run_folder(child):
                yield from _walk(child, faults)
        elif child.is_file() or child.is_symlink():
            yield child


def _uri(path: Path, base: Path, root: Path | None) -> str:
    """The path below `base` or `root`; what cannot stand in a record (bytes that are no text, line breaks) is replaced."""
    if root is not None:
        base, path = root.resolve(), path.resolve()
    try:
        relative = path.relative_to(base).as_posix()
    except ValueError as error:
        raise ConfigError(f"{path}: lies outside --root {root}; give a folder that holds every input") from error
    text = os.fsencode(relative).decode("utf-8", "replace")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def _once(sources: list[Source]) -> tuple[list[Source], list[Reject]]:
    kept: list[Source] = []
    rejects: list[Reject] = []
    by_uri: dict[str, Source] = {}
    by_file: dict[Path, Source] = {}
    for source in sources:
        same_file = by_file.get(source.path.resolve())
        if same_file is not None:
            rejects.append(_reject(source.uri, "duplicate", f"is the same file as {same_file.uri}; name it only once"))
        elif source.uri in by_uri:
            message = (
                f"has the same uri as another input; give --root so that paths tell them apart ({source.path.name})"
            )
            rejects.append(_reject(source.uri, "duplicate", message))
        else:
            by_uri[source.uri] = by_file[source.path.resolve()] = source
            kept.append(source)
    return kept, rejects


def _reject(uri: str, code: RejectCode, message: str) -> Reject:
    return Reject(uri=uri, stage="ingest", code=code, message=message)
