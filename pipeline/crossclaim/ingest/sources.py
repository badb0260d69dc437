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

from ..errors import ConfigError
from ..store import DOCUMENTS, is_run_folder
from .stdin import NAME, spool_stdin

STDIN = "-"


class Source(NamedTuple):
    uri: str
    path: Path


def find_sources(inputs: Sequence[str | Path], root: Path | None = None) -> tuple[list[Source], list[Reject]]:
    """The files behind `inputs` (files, folders, globs, "-"), sorted by uri, and what of them cannot be read.

    Nothing is opened but standard input, which is kept in a temporary file. Hidden files and the results of runs inside folders are passed over; of a folder that is itself the
    result of a run, the documents are read again. A file that is reached twice, by one uri or two, is
    taken once; the other way to it is a reject with code "duplicate". Raises ConfigError if a file lies outside `root`.
    """
    found: list[Source] = []
    rejects: list[Reject] = []
    for given in inputs:
        if str(given) == STDIN:
            found.append(Source(NAME, spool_stdin()))
            continue
        paths, faults = _expand(str(given))
        rejects += faults
        found += [Source(_uri(path, base, root), path) for path, base in paths]
    kept, duplicates = _once(sorted(found, key=lambda source: source.uri))
    return kept, sorted(rejects + duplicates, key=lambda reject: reject.uri)


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
        matches = [_expand(str(match)) for match in _matches(path)]
        pairs = [pair for found, _ in matches for pair in found]
        faults = [fault for _, found in matches for fault in found]
        return pairs, faults if matches else [_reject(given, "missing", "matches no file; check the pattern")]
    return [], [_reject(given, "missing", "does not exist; check the path")]


def _matches(pattern: Path) -> list[Path]:
    """What a pattern stands for, sorted, without hidden files. `**` follows no links to folders, so there are no loops."""
    at = next(at for at, part in enumerate(pattern.parts) if glob.has_magic(part))
    rest = pattern.parts[at:]
    names_hidden = any(part.startswith(".") for part in rest)
    try:
        found = sorted(Path(*pattern.parts[:at]).glob("/".join(rest)))
    except (ValueError, OSError):  # "**" within a name, or a folder that cannot be listed
        return []
    return [path for path in found if names_hidden or not any(part.startswith(".") for part in path.parts[at:])]


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
        if not child.is_dir():
            yield child
        elif not child.is_symlink() and not is_run_folder(child):
            yield from _walk(child, faults)


def _uri(path: Path, base: Path, root: Path | None) -> str:
    """The path below `base` or `root`; what cannot stand in a record (bytes that are no text, line breaks) is replaced."""
    if root is not None:
        base, path = root.resolve(), Path(os.path.realpath(path))
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
    by_file: dict[str, Source] = {}
    for source in sources:
        file = os.path.realpath(source.path)  # Path.resolve fails on a link to itself
        same_file = by_file.get(file)
        if same_file is not None:
            rejects.append(_reject(source.uri, "duplicate", f"is the same file as {same_file.uri}; name it only once"))
        elif source.uri in by_uri:
            message = (
                f"has the same uri as another input; give --root so that paths tell them apart ({source.path.name})"
            )
            rejects.append(_reject(source.uri, "duplicate", message))
        else:
            by_uri[source.uri] = by_file[file] = source
            kept.append(source)
    return kept, rejects


def _reject(uri: str, code: RejectCode, message: str) -> Reject:
    return Reject(uri=uri, stage="ingest", code=code, message=message)
