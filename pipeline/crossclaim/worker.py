"""What runs in a worker process: `python -m crossclaim.worker`, started by `workers` and by nobody else."""

import os
import re
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from crossclaim_schemas import Document

from .config import Config
from .errors import ConfigError
from .reading import OwnReader
from .workers import Answer, Order, receive, send

PREFERRED_VICTIM = "500"  # of -1000 to 1000: a machine out of memory ends a worker, not the run


def main() -> None:
    """Load the model, then answer orders until nobody gives any more."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C reaches all processes of a terminal; the run ends its workers itself
    orders, answers = _own_pipes()
    setup = receive(orders)
    if not isinstance(setup, tuple):
        return
    settings, sys.path[:] = setup
    config = Config.model_validate_json(settings)
    with suppress(BrokenPipeError):  # the run is gone: so are we
        try:
            reader = OwnReader(config)
        except ConfigError as error:
            send(answers, Answer([], fault=str(error)))
            return
        send(answers, Answer([], model_version=reader.model_version))
        _limit_memory(config.limits.memory_mb)
        while isinstance(order := receive(orders), Order):
            send(answers, _carry_out(order, reader))


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output, out of reach of whatever a component prints."""
    orders, answers = os.dup(0), os.dup(1)
    os.dup2(2, 1)
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    return open(orders, "rb"), open(answers, "wb")


def _limit_memory(memory_mb: int) -> None:
    """Let this process grow by so much over what it needs anyway; Linux only, other systems do not count it."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":
        return
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(PREFERRED_VICTIM)
    found = re.search(r"VmData:\s+(\d+) kB", Path("/proc/self/status").read_text())
    if found:
        most = int(found[1]) * 1024 + memory_mb * 1_000_000
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _carry_out(order: Order, reader: OwnReader) -> Answer:
    documents = [Document.model_validate_json(document) for document in order.documents]
    signal.setitimer(signal.ITIMER_REAL, order.seconds)  # nobody handles the alarm: the kernel ends this process
    readings = [
        (reading.claims, reading.n_claims, reading.reject.model_dump_json() if reading.reject else "")
        for reading in reader.read(documents, with_uri=order.with_uri)
    ]
    signal.setitimer(signal.ITIMER_REAL, 0)
    worn = any('"code":"memory"' in reject for _, _, reject in readings)
    return Answer(readings, worn=worn)


if __name__ == "__main__":
    main()
