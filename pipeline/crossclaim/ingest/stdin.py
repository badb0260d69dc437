"""Standard input as a file, so that it can be looked at, hashed and read like any other."""

import atexit
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

NAME = "stdin"


@cache
def spool_stdin() -> Path:
    """A temporary file with what standard input gives; it is read once, and removed when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="crossclaim-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / NAME
    with path.open("wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
    return path
