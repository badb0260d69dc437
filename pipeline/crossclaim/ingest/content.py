"""A file opened for reading, unpacked if it is gzip-compressed, with bounds on what comes out."""

import gzip
import hashlib
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader

from ..errors import DocumentError
from .sniff import SNIFFED_BYTES
from .sources import Source

GZIP_MARK = b"\x1f\x8b"
MAX_EXPANSION = 200  # text packs to a third or a tenth, repetitive logs to a fiftieth, bombs to a thousandth
HARMLESS_BYTES = 1_000_000  # so much may come out whatever went in
WAYS = {
    stat.S_IFIFO: "a pipe; give - as input and send it to standard input",
    stat.S_IFSOCK: "a socket; remove it from the inputs",
    stat.S_IFCHR: "a device; remove it from the inputs",
    stat.S_IFBLK: "a device; remove it from the inputs",
    stat.S_IFDIR: "a folder; remove the link to it, or give the folder itself",
}


@dataclass(slots=True)
class Content:
    """The unpacked bytes of one file. Every method raises DocumentError if they break off, swell, or cannot be read."""

    uri: str
    file: BufferedReader | gzip.GzipFile
    n_packed: int  # size of the file in bytes
    is_packed: bool
    n_out: int = 0

    def head(self) -> bytes:
        """The first 64 KB."""
        found = self._read(SNIFFED_BYTES)
        self.file.seek(0)
        self.n_out = 0
        return found

    def read_line(self, max_bytes: int) -> bytes:
        """The rest of the line with its break, or `max_bytes` of it; nothing at the end."""
        with self._told():
            found = self.file.readline(max_bytes)
        return self._counted(found)

    def read_all(self, max_bytes: int, setting: str) -> bytes:
        """Everything; raises DocumentError with code "too_large" if it is more, naming the setting to raise."""
        found = self._read(max_bytes + 1)
        if len(found) > max_bytes:
            size = "more" if self.is_packed else f"{self.n_packed:,} bytes, more"
            message = f"has {size} than {setting} = {max_bytes:,} bytes; split it or raise the limit"
            raise DocumentError(self.uri, "too_large", message)
        return found

    def _read(self, n_bytes: int) -> bytes:
        parts: list[bytes] = []
        while n_bytes > 0:
            with self._told():
                part = self.file.read(min(n_bytes, HARMLESS_BYTES))
            if not part:
                break
            parts.append(self._counted(part))
            n_bytes -= len(part)
        return b"".join(parts)

    def _counted(self, part: bytes) -> bytes:
        self.n_out += len(part)
        if self.is_packed and self.n_out > max(HARMLESS_BYTES, MAX_EXPANSION * self.n_packed):
            message = f"unpacks to more than {MAX_EXPANSION} times its size; unpack it yourself if you trust it"
            raise DocumentError(self.uri, "too_large", message)
        return part

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            message = f"is gzip-compressed, but breaks off or is damaged ({error}); fetch or pack it again"
            raise DocumentError(self.uri, "damaged", message) from error
        except OSError as error:
            raise _unreadable(self.uri, error) from error


@contextmanager
def open_source(source: Source) -> Iterator[Content]:
    """The content of a regular file that is not empty; raises DocumentError for anything else."""
    try:
        found = source.path.stat()
        if not stat.S_ISREG(found.st_mode):
            what = WAYS.get(stat.S_IFMT(found.st_mode), "no ordinary file; remove it from the inputs")
            raise DocumentError(source.uri, "unreadable", f"is {what}")
        if not found.st_size:
            raise DocumentError(source.uri, "empty", "is empty; remove it or check how it was made")
        file = source.path.open("rb")
    except OSError as error:
        raise _unreadable(source.uri, error) from error
    with file:
        yield _content(source.uri, file)


def sha256_of(source: Source) -> str:
    """Hash of the file as it lies on the disk, compressed or not."""
    with source.path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _content(uri: str, file: BufferedReader) -> Content:
    size_bytes = os.fstat(file.fileno()).st_size
    is_packed = file.peek(2)[:2] == GZIP_MARK
    return Content(uri, gzip.GzipFile(fileobj=file) if is_packed else file, size_bytes, is_packed)


def _unreadable(uri: str, error: OSError) -> DocumentError:
    return DocumentError(uri, "unreadable", f"cannot be read: {error.strerror}; check the file and its permissions")
