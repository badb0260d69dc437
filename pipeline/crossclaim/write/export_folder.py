"""A folder that appears whole or not at all, and takes the place of an earlier one of its kind.

Everything is written into a hidden folder beside it, synced, and renamed. Between the two renames that put a new folder in the
place of an old one there is none for an instant; who is killed just then finds the old one back at the next try.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import ConfigError, RunAborted

MARKER = "export.json"


def check_replaceable(out: Path) -> None:
    """Raise ConfigError if `out` is there and no earlier export: nothing is deleted that we did not write."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise ConfigError(f"{out}: is no folder; choose another --out")
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise ConfigError(f"{out}: holds files that no export wrote; choose another --out, or remove it first")


@contextmanager
def replaced_folder(out: Path) -> Iterator[Path]:
    """An empty folder to fill; when the block ends it takes the place of `out`, and if the block fails it is removed.

    Raises RunAborted if another export is writing the same folder, or if it cannot be written.
    """
    part, old = out.with_name(f".{out.name}.part"), out.with_name(f".{out.name}.old")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        lock = _lock(part)
        try:
            _finish_earlier(out, old)
            _empty(part)
            yield part
            _sync(part)
            if out.exists():
                out.rename(old)
            part.rename(out)
            _sync_folder(out.parent)
            shutil.rmtree(old, ignore_errors=True)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            _finish_earlier(out, old)
            raise
        finally:
            os.close(lock)
    except OSError as error:
        why = error.strerror or error
        raise RunAborted(f"{out}: cannot be written ({why}); make room, or choose another --out") from error


def _lock(part: Path) -> int:
    """File descriptor of the locked folder. The kernel frees the lock of a process that dies, so none is ever stale."""
    while True:
        part.mkdir(exist_ok=True)
        descriptor = os.open(part, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(descriptor)
            raise RunAborted(
                f"{part.parent}: another export is writing here; wait for it, or choose another --out"
            ) from error
        if part.exists() and os.path.samestat(part.stat(), os.fstat(descriptor)):
            return descriptor
        os.close(descriptor)  # its owner renamed it between our open and our lock


def _finish_earlier(out: Path, old: Path) -> None:
    """Undo or end what was cut off between two renames."""
    if old.exists() and not out.exists():
        old.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _empty(folder: Path) -> None:
    for child in folder.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        else:
            child.unlink()


def _sync(folder: Path) -> None:
    """Make the content outlast a power cut."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        else:
            _sync_folder(path)
    _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
