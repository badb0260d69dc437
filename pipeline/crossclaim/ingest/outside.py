"""Readers of foreign formats, run in a process of their own: what brings them down costs one document and not the run.

Libraries for HTML, PDF and Word are native code and meet whatever people send. One helper process reads all such files of a run; the
kernel ends it when a file takes too long or too much memory, and the next file gets a new one.
"""

import atexit
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from functools import cache
from typing import IO, NamedTuple, cast

from crossclaim_schemas import Reject
from crossclaim_schemas.reject import RejectCode

from ..config import IngestSection
from ..errors import DocumentError

MAX_SECONDS = 120  # a PDF of a thousand dense pages takes 20
MAX_MEMORY_MB = 1_500  # a page of a PDF may unpack to a gigabyte, and no honest one does
LENGTH_BYTES = 8


class Order(NamedTuple):
    """A file to be read by the function `read` of a module."""

    module: str
    uri: str
    raw: bytes
    settings: IngestSection


class Answer(NamedTuple):
    """What the reader gave, or why it gave nothing: a reject, or the traceback of a fault of ours."""

    reading: object = None
    reject: Reject | None = None
    fault: str = ""


def read_outside(order: Order) -> object:
    """What the reader gives, from the helper process. Raises DocumentError as the reader does, or if the process does not survive."""
    helper = _helper()
    answer = helper.ask(order)
    if answer is None:
        _helper.cache_clear()
        raise _fallen(order.uri, helper.end())
    if answer.reject is not None:
        raise DocumentError(answer.reject.uri, answer.reject.code, answer.reject.message)
    if answer.fault:
        raise RuntimeError(f"in the helper process:\n{answer.fault}")
    return answer.reading


class Helper:
    """The process and its two pipes."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", f"{__package__}.outside_process"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._to, self._from = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)
        with suppress(BrokenPipeError):
            send(self._to, sys.path)

    def ask(self, order: Order) -> Answer | None:
        """The answer to an order, None if the process ended over it."""
        with suppress(BrokenPipeError):
            send(self._to, order)
        answer = receive(self._from)
        return answer if isinstance(answer, Answer) else None

    def end(self) -> int:
        """Close the pipes, which ends the process, and give how it ended."""
        with suppress(BrokenPipeError):
            self._to.close()
        self._from.close()
        return self._process.wait()


@cache
def _helper() -> Helper:
    helper = Helper()
    atexit.register(helper.end)
    return helper


def send(pipe: IO[bytes], what: object) -> None:
    """Write an object with its length in front."""
    content = pickle.dumps(what)
    pipe.write(len(content).to_bytes(LENGTH_BYTES, "big") + content)
    pipe.flush()


def receive(pipe: IO[bytes]) -> object | None:
    """Read what `send` wrote; None if the other side is gone. Both sides are ours, so unpickling is safe."""
    length = int.from_bytes(pipe.read(LENGTH_BYTES), "big")
    content = pipe.read(length) if length else b""
    found: object = pickle.loads(content) if length and len(content) == length else None
    return found


def _fallen(uri: str, exit_code: int) -> DocumentError:
    code: RejectCode = "timeout" if exit_code == -signal.SIGALRM else "crash"
    what = (
        f"takes longer than {MAX_SECONDS} seconds to read"
        if code == "timeout"
        else "brought down the process that read it, as what swells does"
    )
    return DocumentError(uri, code, f"{what}; save its text in another format")
