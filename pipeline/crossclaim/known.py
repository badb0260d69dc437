"""What a run folder knows of earlier runs: each document with its claims, and what was settled about pairs of documents.

It is an SQLite file in a hidden folder beside the results. Each shard of documents is one transaction, so a run that is killed
loses at most the shard it was reading. The results are always written from here, and from nothing else.
"""

import errno
import os
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from crossclaim_schemas import Reject

from .errors import RunAborted

FOLDER = ".store"
FILE = "known.sqlite"
FORMAT = "1"  # of the tables; a file of another format is refused
MIN_STALE = 1_000  # pairs that may stay although the last run did not need them
TABLES = """
begin immediate;
create table if not exists meta (name text primary key, value text not null) without rowid;
create table if not exists documents (
    uri text primary key, content text not null, fingerprint text not null,
    document blob not null, claims blob not null, reject text not null);
create table if not exists waiting (
    uri text primary key, content text not null, n_chars integer not null, document blob not null);
create table if not exists pairs (key blob primary key, relations blob not null) without rowid;
create table if not exists findings (key text primary key) without rowid;
commit;
"""


class Entry(NamedTuple):
    """A document that was read: the record as a line of JSON, its claims as lines, and why there are none (a record, or empty).

    As long as `content` (hash of the document) and `fingerprint` (hash of all else that claims depend on) are those of a document
    now, it need not be read again.
    """

    uri: str
    content: str
    fingerprint: str
    document: str
    claims: str
    reject: str = ""


class Waiting(NamedTuple):
    """A document that is to be read, as a line of JSON; `n_chars` is the length of its text."""

    uri: str
    content: str
    n_chars: int
    document: str


class Known:
    """The documents and pairs that a run folder knows. One process at a time: the folder's lock is held meanwhile."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._used: set[bytes] = set()

    def state_of(self, uri: str) -> tuple[str, str] | None:
        """Content and fingerprint under which a document was read last, None if it is not known."""
        row = self._db.execute("select content, fingerprint from documents where uri = ?", (uri,)).fetchone()
        return None if row is None else (row[0], row[1])

    def uris(self) -> list[str]:
        """All documents in the order of the results."""
        return [row[0] for row in self._db.execute("select uri from documents order by uri")]

    def states(self) -> Iterator[tuple[str, str, str]]:
        """Uri, content and fingerprint of all documents in the order of the results."""
        yield from self._db.execute("select uri, content, fingerprint from documents order by uri")

    def entries(self) -> Iterator[Entry]:
        """All documents with their claims, in the order of their uris, one at a time."""
        yield from map(_entry, self._db.execute("select * from documents order by uri"))

    def rejects(self) -> Iterator[Reject]:
        """Why documents gave no claims when they were read."""
        for (reject,) in self._db.execute("select reject from documents where reject != '' order by uri"):
            yield Reject.model_validate_json(reject)

    def put(self, entries: Iterable[Entry]) -> None:
        """Keep documents for good, in place of earlier ones of the same uri: all of them or, if killed meanwhile, none."""
        rows = [(*e[:3], _packed(e.document), _packed(e.claims), e.reject) for e in entries]
        with self._db:
            self._db.executemany("insert or replace into documents values (?, ?, ?, ?, ?, ?)", rows)
            self._db.executemany("delete from waiting where uri = ?", [(row[0],) for row in rows])

    def queue(self, documents: Iterable[Waiting]) -> None:
        """Remember documents that are to be read."""
        rows = [(*d[:3], _packed(d.document)) for d in documents]
        with self._db:
            self._db.executemany("insert or replace into waiting values (?, ?, ?, ?)", rows)

    def queue_stale(self, fingerprints: Collection[str], uris: Iterable[str]) -> None:
        """Let those of some known documents be read again that were read under another fingerprint."""
        with self._db:
            for uri in uris:
                state = self.state_of(uri)
                if state and state[1] not in fingerprints:
                    self._db.execute(
                        "insert into waiting select uri, content, 0, document from documents where uri = ?",
                        (uri,),
                    )

    def clear_queue(self) -> None:
        """Let no document wait."""
        with self._db:
            self._db.execute("delete from waiting")

    def queued(self) -> tuple[int, int]:
        """How many documents are to be read, and the characters of their texts."""
        found = self._db.execute("select count(*), coalesce(sum(n_chars), 0) from waiting").fetchone()
        return int(found[0]), int(found[1])

    def waiting(self) -> Iterator[Waiting]:
        """The documents that are to be read, the largest first: so no worker is left with a long one at the end."""
        uris = [row[0] for row in self._db.execute("select uri from waiting order by n_chars desc, uri")]
        for uri in uris:
            row = self._db.execute("select * from waiting where uri = ?", (uri,)).fetchone()
            yield Waiting(row[0], row[1], row[2], _unpacked(row[3]))

    def remove(self, uris: Iterable[str]) -> None:
        """Forget documents."""
        with self._db:
            self._db.executemany("delete from documents where uri = ?", [(uri,) for uri in uris])

    def pairs(self, fingerprint: str) -> "KnownPairs":
        """What was settled about pairs of documents under one state of code, data and configuration."""
        return KnownPairs(self._db, fingerprint, self._used)

    def forget_stale_pairs(self) -> None:
        """Drop pairs that this run did not ask for, once they are the larger part."""
        (total,) = self._db.execute("select count(*) from pairs").fetchone()
        if total - len(self._used) <= max(MIN_STALE, len(self._used)):
            return
        with self._db:
            self._db.execute("create temp table used (key blob primary key) without rowid")
            self._db.executemany("insert into used values (?)", ((key,) for key in self._used))
            self._db.execute("delete from pairs where key not in (select key from used)")
            self._db.execute("drop table used")

    def reported(self) -> frozenset[str] | None:
        """Keys of the findings that the last finished run reported, None if there was none."""
        if self.note("finished") is None:
            return None
        return frozenset(row[0] for row in self._db.execute("select key from findings"))

    def finish(self, reported: Iterable[str], notes: Mapping[str, str]) -> None:
        """Remember that a run ended, what it reported, and notes for the next one."""
        with self._db:
            self._db.execute("delete from findings")
            self._db.executemany("insert or ignore into findings values (?)", [(key,) for key in reported])
            self._db.executemany("insert or replace into meta values (?, ?)", [("finished", "yes"), *notes.items()])

    def remember(self, notes: Mapping[str, str]) -> None:
        """Keep values for the next run."""
        with self._db:
            self._db.executemany("insert or replace into meta values (?, ?)", list(notes.items()))

    def note(self, name: str) -> str | None:
        """A remembered value, None if there is none."""
        row = self._db.execute("select value from meta where name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])


class KnownPairs:
    """The memory of the cross-check, see `crosscheck.document_pairs`."""

    def __init__(self, connection: sqlite3.Connection, fingerprint: str, used: set[bytes]) -> None:
        self._db = connection
        self._salt = bytes.fromhex(fingerprint)
        self._used = used

    def recall(self, key: bytes) -> str | None:
        """What was settled under a key, None if nothing was."""
        salted = self._salted(key)
        self._used.add(salted)
        row = self._db.execute("select relations from pairs where key = ?", (salted,)).fetchone()
        return None if row is None else _unpacked(row[0])

    def settle(self, found: Mapping[bytes, str]) -> None:
        """Keep what was settled, for the next run or for this one if it is interrupted."""
        rows = [(self._salted(key), _packed(relations) if relations else b"") for key, relations in found.items()]
        with self._db:
            self._db.executemany("insert or replace into pairs values (?, ?)", rows)

    def _salted(self, key: bytes) -> bytes:
        return blake2b(key, key=self._salt, digest_size=len(key)).digest()


@contextmanager
def open_known(folder: Path) -> Iterator[Known]:
    """What a run folder knows; made if need be. The folder must be locked.

    Raises RunAborted if it cannot be read or written, or the disk is full; what was kept until then stays.
    """
    path = folder / FOLDER / FILE
    try:
        path.parent.mkdir(exist_ok=True)
        connection = sqlite3.connect(path)
        try:
            connection.executescript(TABLES)
            _check_format(connection, path)
            yield Known(connection)
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        raise RunAborted(f"{path}: cannot be written ({error}); make room, or choose another --out") from error
    except sqlite3.DatabaseError as error:
        message = f"{path}: is damaged ({error}); remove the folder {path.parent} and run again: all inputs are then read anew"
        raise RunAborted(message) from error
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EACCES, errno.EROFS):
            raise
        raise RunAborted(f"{path}: cannot be written ({os.strerror(error.errno)}); choose another --out") from error


@contextmanager
def look_at_known(folder: Path) -> Iterator[Known]:
    """The same for reading only, also while a run is at work; of a folder without a run nothing is known."""
    path = folder / FOLDER / FILE
    is_there = path.is_file()
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro" if is_there else ":memory:", uri=is_there)
    try:
        if not is_there:
            connection.executescript(TABLES)
        yield Known(connection)
    except sqlite3.DatabaseError as error:
        raise RunAborted(f"{path}: cannot be read ({error})") from error
    finally:
        connection.close()


def _check_format(connection: sqlite3.Connection, path: Path) -> None:
    with connection:
        connection.execute("insert or ignore into meta values ('format', ?)", (FORMAT,))
    (found,) = connection.execute("select value from meta where name = 'format'").fetchone()
    if found != FORMAT:
        message = (
            f"{path}: was written by another version of crossclaim (format {found}); remove {path.parent} and run again"
        )
        raise RunAborted(message)


def _entry(row: tuple[str, str, str, bytes, bytes, str]) -> Entry:
    uri, content, fingerprint, document, claims, reject = row
    return Entry(uri, content, fingerprint, _unpacked(document), _unpacked(claims), reject)


def _packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8"), 1)


def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode("utf-8") if packed else ""
