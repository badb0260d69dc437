"""What runs in the helper process: `python -m crossclaim.ingest.outside_process`, started by `outside` and by nobody else."""

import os
import re
import resource
import signal
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO

from ..errors import DocumentError
from .outside import MAX_MEMORY_MB, MAX_SECONDS, Answer, Order, receive, send


def main() -> None:
    """Read files until nobody sends any more."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches all processes of a terminal; the run ends this one itself
    orders, answers = _own_pipes()
    path = receive(orders)
    if not isinstance(path, list):
        return
    sys.path[:] = path
    with suppress(BrokenPipeError):  # the run is gone: so are we
        while isinstance(order := receive(orders), Order):
            import_module(order.module)
            _limit_memory()  # over what the libraries need anyway
            signal.alarm(MAX_SECONDS)  # nobody handles it: the kernel ends this process
            answer = _read(order)
            signal.alarm(0)
            send(answers, answer)


def _read(order: Order) -> Answer:
    try:
        return Answer(import_module(order.module).read(order.uri, order.raw, order.settings))
    except DocumentError as error:
        return Answer(reject=error.reject)
    except MemoryError:
        message = f"needs more than {MAX_MEMORY_MB:,} MB of memory to read; save its text in another format"
        return Answer(reject=DocumentError(order.uri, "memory", message).reject)
    except Exception:  # noqa: BLE001 - told to the run, which records it as a bug
        return Answer(fault=traceback.format_exc())


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output, out of reach of whatever a library prints."""
    orders, answers = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    return open(orders, "rb"), open(answers, "wb")


def _limit_memory() -> None:
    """Let the data of this process grow by so much; Linux only, other systems do not count it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":
        return
    found = re.search(r"VmData:\s+(\d+) kB", Path("/proc/self/status").read_text())
    if found:
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (int(found[1]) * 1024 + MAX_MEMORY_MB * 1_000_000, most))


if __name__ == "__main__":
    main()
