"""One run folder: files appear whole or not at all, one run at a time, and nothing is deleted that we did not write.

A file is written under a temporary name in the same folder, synced and renamed. `run.json` goes first when a run begins and
comes last when it ends: a folder without it is unfinished, and the next run over it simply starts again.
"""

import errno
import fcntl
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from .errors import RunAborted

MANIFEST = "run.json"
LOCK = ".lock"
DOCUMENTS = "documents.jsonl"
PART_SUFFIX = ".part"


@contextmanager
def atomic_writer(path: Path) -> Iterator[TextIO]:
    """A UTF-8 text file that takes the place of `path` when the block ends, and leaves no trace if it fails.

    Raises RunAborted if the folder cannot be written or the disk is full.
    """
    part = path.with_name(f".{path.name}{PART_SUFFIX}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        if error.filename is None and error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG):
            raise  # not ours: the block failed for a reason of its own
        raise RunAborted(f"{path}: cannot be written ({error.strerror}); choose another --out or make room") from error
    finally:
        _remove(part)


@contextmanager
def open_run_folder(folder: Path) -> Iterator[Path]:
    """The folder, made if need be, locked against a second run, and unfinished (without `run.json`) from now on.

    Raises RunAborted if another run holds it or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = _take_lock(folder / LOCK)
    except (FileExistsError, NotADirectoryError) as error:
        raise RunAborted(f"{folder}: is or lies below a file, not a folder; choose another --out") from error
    except OSError as error:
        raise RunAborted(f"{folder}: cannot be written ({error.strerror}); choose another --out") from error
    try:
        _remove(folder / MANIFEST)
        for part in folder.glob(f".*{PART_SUFFIX}"):  # what a killed run left behind
            _remove(part)
        yield folder
    finally:
        _remove(folder / LOCK)
        os.close(lock)


def is_finished(folder: Path) -> bool:
    """Whether the last run over the folder came to its end."""
    return (folder / MANIFEST).is_file()


def is_run_folder(folder: Path) -> bool:
    """Whether a run, finished or not, wrote this folder: its files are records, not documents to read."""
    others = (MANIFEST, LOCK, "claims.jsonl")
    return (folder / DOCUMENTS).is_file() and any((folder / name).exists() for name in others)


def _take_lock(path: Path) -> int:
    """File descriptor of the locked file. The kernel frees the lock of a process that dies, so no lock is ever stale."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            owner = _owner(descriptor)
            os.close(descriptor)
            raise RunAborted(
                f"{path.parent}: another run is writing here ({owner}); wait for it, or choose another --out"
            ) from error
        if _is_still_there(path, descriptor):
            break
        os.close(descriptor)  # its owner removed the file between our open and our lock
    os.truncate(descriptor, 0)
    os.write(descriptor, json.dumps({"pid": os.getpid(), "host": socket.gethostname()}).encode())
    return descriptor


def _owner(descriptor: int) -> str:
    try:
        owner = json.loads(os.pread(descriptor, 4096, 0))
    except ValueError:  # read between its lock and its first write
        return "just started"
    return f"process {owner['pid']} on {owner['host']}"


def _is_still_there(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _remove(path: Path) -> None:
    with suppress(FileNotFoundError, NotADirectoryError):
        path.unlink()


def sync_folder(folder: Path) -> None:
    """Make a rename outlast a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
